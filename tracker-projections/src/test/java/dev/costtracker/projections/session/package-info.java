@NullMarked
package dev.costtracker.projections.session;

import org.jspecify.annotations.NullMarked;
