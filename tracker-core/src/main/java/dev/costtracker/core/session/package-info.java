@NullMarked
package dev.costtracker.core.session;

import org.jspecify.annotations.NullMarked;
