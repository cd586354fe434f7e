/** What is kept of the log so that it can be asked quickly: tables of rows, folded from events, that can be thrown away. */
@NullMarked
package dev.costtracker.projections.views;

import org.jspecify.annotations.NullMarked;
