@NullMarked
package dev.costtracker.core.command;

import org.jspecify.annotations.NullMarked;
