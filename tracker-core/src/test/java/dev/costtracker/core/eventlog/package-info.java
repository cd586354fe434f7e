@NullMarked
package dev.costtracker.core.eventlog;

import org.jspecify.annotations.NullMarked;
