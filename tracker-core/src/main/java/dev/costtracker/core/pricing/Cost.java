package dev.costtracker.core.pricing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request cost, as decided when it was recorded.
 *
 * @param status which of the three states it is in
 * @param calculated tokens × price, exact; null unless priced
 * @param reported the client's own figure, kept beside; null if it gave none
 * @param price the price used; null unless priced
 * @param reason why there is no price; null if there is one
 */
public record Cost(
        Status status,
        @Nullable Money calculated,
        @Nullable Money reported,
        @Nullable AppliedPrice price,
        @Nullable String reason) {

    /** Three states, never confused. */
    public enum Status {
        /** Calculated from a known price. */
        PRICED,
        /** No price known; the client's own figure counts. */
        REPORTED,
        /** Neither; counted and flagged, never zero. */
        UNPRICED
    }

    /** A cost calculated from a price. */
    public static Cost priced(Money calculated, AppliedPrice price, @Nullable Money reported) {
        return new Cost(Status.PRICED, calculated, reported, price, null);
    }

    /** A cost without a price: the client's figure if it gave one, else unpriced. */
    public static Cost unpriced(String reason, @Nullable Money reported) {
        return new Cost(reported == null ? Status.UNPRICED : Status.REPORTED, null, reported, null, reason);
    }

    /** What counts in totals: calculated if priced, else reported, else nothing. */
    public Optional<Money> amount() {
        return Optional.ofNullable(calculated != null ? calculated : reported);
    }
}
