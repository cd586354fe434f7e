/** What every HTTP operation needs and no feature owns: strict reading, problems, headers, positions. */
@NullMarked
package dev.costtracker.api.http;

import org.jspecify.annotations.NullMarked;
