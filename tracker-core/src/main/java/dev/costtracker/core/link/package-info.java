/** How servers of one installation talk to each other: sealed messages over TCP. */
@NullMarked
package dev.costtracker.core.link;

import org.jspecify.annotations.NullMarked;
