/** What tests need beyond the JVM, and what is said when it is not there. */
@NullMarked
package dev.costtracker.core.needs;

import org.jspecify.annotations.NullMarked;
