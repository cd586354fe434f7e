/** What may happen in a coding session: its life, its interactions, its journal; a rule for each command. */
@NullMarked
package dev.costtracker.core.session;

import org.jspecify.annotations.NullMarked;
