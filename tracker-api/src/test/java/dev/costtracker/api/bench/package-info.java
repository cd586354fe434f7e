/** Measurements of the packaged server, each a program of its own; none is a test. */
@NullMarked
package dev.costtracker.api.bench;

import org.jspecify.annotations.NullMarked;
