package dev.costtracker.core.pricing;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;

/** The rules of this feature; what each of them reads is the whole price book. */
public final class PricingRules {

    private PricingRules() {}

    /** One rule a command; each tells how many lines of prices changed. */
    public static List<Decision<?, ?, ?>> all() {
        return List.of(
                new Rule<>(PublishBundledPrices.class, PricesHandler::decide),
                new Rule<>(PublishPrices.class, PricesHandler::decide),
                new Rule<>(WithdrawPrices.class, PricesHandler::decide));
    }

    private record Rule<C extends Record>(Class<C> command, BiFunction<C, PriceBook, List<PricingEvent>> rule)
            implements Decision<C, PriceBook, Integer> {

        @Override
        public PriceBook begin(C command) {
            return PriceBook.EMPTY;
        }

        @Override
        public List<Reading> reads(C command, PriceBook state) {
            return List.of(Reading.all(PricesHandler.criteria()));
        }

        @Override
        public PriceBook evolve(PriceBook state, DomainEvent event) {
            return event instanceof PricingEvent priced ? state.evolve(priced) : state;
        }

        @Override
        public Decided<Integer> decide(C command, PriceBook state) {
            var events = rule.apply(command, state);
            return new Decided<>(events.size(), List.copyOf(events));
        }
    }
}
