@NullMarked
package dev.costtracker.core.team;

import org.jspecify.annotations.NullMarked;
