/** Where events are kept: one append-only, hash-chained log, its one writer and its readers, and the stores below. */
@NullMarked
package dev.costtracker.core.eventlog;

import org.jspecify.annotations.NullMarked;
