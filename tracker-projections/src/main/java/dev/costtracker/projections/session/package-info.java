/** What can be asked of sessions: summaries, lists, reports and explained interactions, all folded from the log. */
@NullMarked
package dev.costtracker.projections.session;

import org.jspecify.annotations.NullMarked;
