/** What was spent: by whom, on what and when, kept so that it is answered at once. */
@NullMarked
package dev.costtracker.projections.spend;

import org.jspecify.annotations.NullMarked;
