/** What every command of the command line tool needs of the world around it. */
@NullMarked
package dev.costtracker.api.console;

import org.jspecify.annotations.NullMarked;
