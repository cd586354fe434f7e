@NullMarked
package dev.costtracker.projections.spend;

import org.jspecify.annotations.NullMarked;
