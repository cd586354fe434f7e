package dev.costtracker.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in a month.
 *
 * @param previous the month before
 * @param next the month after; null where that has not begun
 * @param link where the interactions behind all of it are
 * @param change what became of the cost against the month before; null if that had none
 * @param comparedLink where the interactions behind what it is compared with are
 * @param daily what a day has cost so far; null in a month that has not begun
 * @param sessions how many were begun in it, as far as the caller may see them
 * @param own whether the caller sees persons, sessions and interactions of their own only
 */
record MonthView(
        String name,
        Frame.Choice previous,
        Frame.@Nullable Choice next,
        String link,
        CostCell cost,
        @Nullable String change,
        String comparedWith,
        String comparedLink,
        @Nullable String daily,
        String interactions,
        Tokens tokens,
        String sessions,
        String sessionsLink,
        List<DayChart.Day> days,
        DayChart chart,
        List<GroupTable> groups,
        boolean empty,
        boolean own) {}
