/** How a command becomes events: one rule a command, run by Axon's command bus and event store. */
@NullMarked
package dev.costtracker.core.command;

import org.jspecify.annotations.NullMarked;
