/** What an operator can set, checked before anything starts. */
@NullMarked
package dev.costtracker.api.settings;

import org.jspecify.annotations.NullMarked;
