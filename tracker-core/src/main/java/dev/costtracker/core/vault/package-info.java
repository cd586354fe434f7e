/** Secrets beside the log, one for each subject: what is sealed with one is gone for ever once the secret is destroyed. */
@NullMarked
package dev.costtracker.core.vault;

import org.jspecify.annotations.NullMarked;
