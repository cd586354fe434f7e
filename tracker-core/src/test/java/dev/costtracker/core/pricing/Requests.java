package dev.costtracker.core.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests to price, made step by step: an ordinary one, on the day the facts of this book end, unless said. */
record Requests(
        String model,
        Instant at,
        Usage usage,
        String tier,
        Speed speed,
        @Nullable String geo,
        long searches,
        @Nullable Money reported) {

    static final PriceBook BOOK = BundledPrices.load().book();

    static Requests of(String model, Usage usage) {
        return new Requests(model, day("2026-11-23"), usage, Billable.STANDARD, Speed.STANDARD, null, 0, null);
    }

    /** Input and output only. */
    static Requests of(String model, long input, long output) {
        return of(model, new Usage(input, 0, 0, 0, output));
    }

    static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Requests on(Instant other) {
        return new Requests(model, other, usage, tier, speed, geo, searches, reported);
    }

    Requests on(String date) {
        return on(day(date));
    }

    Requests tier(String other) {
        return new Requests(model, at, usage, other, speed, geo, searches, reported);
    }

    Requests batch() {
        return tier(Billable.BATCH);
    }

    Requests fast() {
        return new Requests(model, at, usage, tier, Speed.FAST, geo, searches, reported);
    }

    Requests geo(String other) {
        return new Requests(model, at, usage, tier, speed, other, searches, reported);
    }

    Requests searches(long other) {
        return new Requests(model, at, usage, tier, speed, geo, other, reported);
    }

    Requests reported(String dollars) {
        return new Requests(model, at, usage, tier, speed, geo, searches, Money.usd(dollars));
    }

    Billable billable() {
        return new Billable(model, at, usage, tier, speed, geo, searches, reported);
    }

    Cost cost() {
        return BOOK.cost(billable());
    }

    /** The exact cost in plain notation, or the reason why there is none. */
    String shown() {
        var cost = cost();
        return cost.calculated() == null
                ? String.valueOf(cost.reason())
                : cost.calculated().plain();
    }

    AppliedPrice price() {
        return Objects.requireNonNull(cost().price(), "unpriced");
    }

    /** The amounts class by class, in order, in plain notation. */
    String byClass() {
        return price().breakdown(usage, searches).parts().stream()
                .map(part -> part.name() + "=" + part.amount().plain())
                .collect(Collectors.joining(" "));
    }
}
