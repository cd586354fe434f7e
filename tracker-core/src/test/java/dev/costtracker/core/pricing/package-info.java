@NullMarked
package dev.costtracker.core.pricing;

import org.jspecify.annotations.NullMarked;
