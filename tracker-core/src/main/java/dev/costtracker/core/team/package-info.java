/** Whose things are whose: teams, members, and who gives a command. */
@NullMarked
package dev.costtracker.core.team;

import org.jspecify.annotations.NullMarked;
