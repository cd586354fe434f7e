/** The one ledger of this server: opened from the settings, handed to whoever writes or reads. */
@NullMarked
package dev.costtracker.api.ledger;

import org.jspecify.annotations.NullMarked;
