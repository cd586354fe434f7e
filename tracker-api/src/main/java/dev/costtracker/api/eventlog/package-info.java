/** Commands on the event log itself, which need no running server: check it, copy it, bring it to another store. */
@NullMarked
package dev.costtracker.api.eventlog;

import org.jspecify.annotations.NullMarked;
