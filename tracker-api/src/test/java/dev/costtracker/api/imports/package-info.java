@NullMarked
package dev.costtracker.api.imports;

import org.jspecify.annotations.NullMarked;
