/** The pages that people read in a browser: rendered here, without a script, and nothing in them that the API would not show. */
@NullMarked
package dev.costtracker.api.pages;

import org.jspecify.annotations.NullMarked;
