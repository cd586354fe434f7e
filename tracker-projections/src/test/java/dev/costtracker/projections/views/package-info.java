@NullMarked
package dev.costtracker.projections.views;

import org.jspecify.annotations.NullMarked;
