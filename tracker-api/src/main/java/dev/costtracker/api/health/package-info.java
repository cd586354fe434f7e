/** Whether the server can do its work, for operators and balancers. */
@NullMarked
package dev.costtracker.api.health;

import org.jspecify.annotations.NullMarked;
