/** What explains the server to its users: the OpenAPI document, the page to try it out, the pages of the problems. */
@NullMarked
package dev.costtracker.api.docs;

import org.jspecify.annotations.NullMarked;
