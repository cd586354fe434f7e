@NullMarked
package dev.costtracker.projections;

import org.jspecify.annotations.NullMarked;
