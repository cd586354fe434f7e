@NullMarked
package dev.costtracker.core.link;

import org.jspecify.annotations.NullMarked;
