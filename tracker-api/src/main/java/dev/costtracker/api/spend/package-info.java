/** What was spent, over HTTP. */
@NullMarked
package dev.costtracker.api.spend;

import org.jspecify.annotations.NullMarked;
