/** What is shipped for operators, beside the program. */
@NullMarked
package dev.costtracker.api.ops;

import org.jspecify.annotations.NullMarked;
