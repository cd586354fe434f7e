package dev.costtracker.api.pages;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.projections.session.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The days of a month as bars, in the percentages that SVG takes: so that the chart is as wide as its place, and its words as
 * large as all others.
 *
 * @param lines the lines of the axis, the lowest first
 */
record DayChart(List<Bar> bars, List<Line> lines) {

    /** Where the axis begins and ends, in percent from above; below it are the days' numbers. */
    private static final BigDecimal BOTTOM = new BigDecimal("88");

    private static final BigDecimal HEIGHT = new BigDecimal("80");
    private static final BigDecimal WIDTH_OF_BAR = new BigDecimal("0.66");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * One day as it is in a month.
     *
     * @param link where the interactions behind it are
     * @param today whether it is the present one
     * @param future whether it has not begun
     */
    record Day(LocalDate date, Tally tally, String link, boolean today, boolean future) {

        public boolean weekend() {
            return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        }

        public String name() {
            return Times.dayOfWeek(date);
        }

        public CostCell cost() {
            return CostCell.of(tally.cost());
        }

        public String interactions() {
            return Figures.count(tally.interactions());
        }

        public String tokens() {
            return Figures.count(tally.tokens().total());
        }

        /** What is said of it where there is no table. */
        public String title() {
            return "%s: %s, %s".formatted(name(), cost().exact(), Figures.count(tally.interactions(), "interaction"));
        }
    }

    /**
     * One day as it is drawn.
     *
     * @param slot where its place begins
     * @param middle the middle of its place
     * @param minor whether its number is left out where there is little room
     * @param flagged whether something of it has no price
     */
    record Bar(
            Day day,
            String slot,
            String slotWidth,
            String middle,
            String x,
            String width,
            String y,
            String height,
            boolean minor,
            boolean flagged) {}

    /** One line of the axis. */
    record Line(String y, String label) {}

    static DayChart of(List<Day> days) {
        var most = days.stream().map(day -> day.tally.cost().amount()).reduce(Money.ZERO, DayChart::larger);
        if (most.isZero()) {
            return new DayChart(bars(days, BigDecimal.ONE), List.of(new Line(percent(BOTTOM), "$0")));
        }
        var scale = Scale.upTo(most);
        var labels = scale.labels();
        var lines = IntStream.range(0, labels.size())
                .mapToObj(i ->
                        new Line(percent(y(BigDecimal.valueOf(i), BigDecimal.valueOf(scale.steps()))), labels.get(i)))
                .toList();
        return new DayChart(bars(days, scale.end()), lines);
    }

    private static Money larger(Money one, Money other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static List<Bar> bars(List<Day> days, BigDecimal end) {
        var slot = BigDecimal.valueOf(100).divide(BigDecimal.valueOf(days.size()), 6, RoundingMode.HALF_UP);
        var bars = new ArrayList<Bar>();
        for (var day : days) {
            bars.add(bar(day, slot.multiply(BigDecimal.valueOf(bars.size())), slot, end));
        }
        return bars;
    }

    private static Bar bar(Day day, BigDecimal begin, BigDecimal slot, BigDecimal end) {
        var width = slot.multiply(WIDTH_OF_BAR);
        var middle = begin.add(slot.divide(TWO, 6, RoundingMode.HALF_UP));
        var top = y(day.tally.cost().amount().amount(), end);
        return new Bar(
                day,
                percent(begin),
                percent(slot),
                percent(middle),
                percent(middle.subtract(width.divide(TWO, 6, RoundingMode.HALF_UP))),
                percent(width),
                percent(top),
                percent(BOTTOM.subtract(top)),
                day.date.getDayOfMonth() % 7 != 1,
                day.tally.cost().unpricedInteractions() > 0);
    }

    private static BigDecimal y(BigDecimal part, BigDecimal whole) {
        return BOTTOM.subtract(HEIGHT.multiply(part).divide(whole, 6, RoundingMode.HALF_UP));
    }

    private static String percent(BigDecimal length) {
        return length.setScale(3, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
