/** What can be asked about teams: who did what to whom, and when keys were used. */
@NullMarked
package dev.costtracker.projections.team;

import org.jspecify.annotations.NullMarked;
