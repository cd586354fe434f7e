/** What a request costs: the dated price book, the spellings of models, and exact arithmetic. */
@NullMarked
package dev.costtracker.core.pricing;

import org.jspecify.annotations.NullMarked;
