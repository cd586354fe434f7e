/** The write side put together: one event log and the rules that write to it. */
@NullMarked
package dev.costtracker.core.ledger;

import org.jspecify.annotations.NullMarked;
