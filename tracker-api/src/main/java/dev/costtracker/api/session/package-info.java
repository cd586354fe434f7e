/** Sessions over HTTP: their life cycle, interactions, journal, ratings and report. */
@NullMarked
package dev.costtracker.api.session;

import org.jspecify.annotations.NullMarked;
