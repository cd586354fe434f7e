/** What operators scrape: cost and use from the stored views, and how the log and the views fare. */
@NullMarked
package dev.costtracker.api.metrics;

import org.jspecify.annotations.NullMarked;
