/** The whole program while its processes are killed or stopped, and while its database is gone or slow. */
@NullMarked
package dev.costtracker.api.outage;

import org.jspecify.annotations.NullMarked;
