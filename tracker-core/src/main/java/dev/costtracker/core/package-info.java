@NullMarked
package dev.costtracker.core;

import org.jspecify.annotations.NullMarked;
