/** Who calls: API keys, and the caller that each stands for. */
@NullMarked
package dev.costtracker.api.team;

import org.jspecify.annotations.NullMarked;
