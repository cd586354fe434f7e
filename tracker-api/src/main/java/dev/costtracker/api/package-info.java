@NullMarked
package dev.costtracker.api;

import org.jspecify.annotations.NullMarked;
