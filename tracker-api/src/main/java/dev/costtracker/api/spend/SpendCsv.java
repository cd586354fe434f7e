package dev.costtracker.api.spend;

import dev.costtracker.core.pricing.TokenClass;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, for spreadsheets: RFC 4180, with a header line and no line of totals.
 *
 * <p>What a spreadsheet would take for a formula gets an apostrophe in front: at the start of a name, and after a semicolon or tab in
 * it, as there are spreadsheets that part cells there whatever this file does.
 */
final class SpendCsv {

    private static final Pattern FORMULA = Pattern.compile("(^|[;\t])(?=[\\s\\xA0\"']*[=+\\-@\t\r＝＋－＠])");

    private SpendCsv() {}

    /** @param names what the persons are called, as far as the reader may know it */
    static String of(List<Dimension> groupBy, SpendAnswer answer, Map<MemberId, String> names) {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header(groupBy));
            for (var row : answer.rows()) {
                csv.printRecord(cells(groupBy, row, names));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> header(List<Dimension> groupBy) {
        return Stream.of(
                        groupBy.stream().flatMap(SpendCsv::columns),
                        Stream.of("interactions"),
                        Stream.of(TokenClass.values()).map(TokenClass::wire),
                        Stream.of("amount", "calculated", "reportedOnly", "reported", "unpricedInteractions"))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> columns(Dimension dimension) {
        return dimension == Dimension.USER ? Stream.of("user", "userName") : Stream.of(dimension.wire());
    }

    private static List<Object> cells(List<Dimension> groupBy, SpendAnswer.Row row, Map<MemberId, String> names) {
        var cells = new ArrayList<Object>();
        for (var dimension : groupBy) {
            cells.add(harmless(name(dimension, row.group())));
            if (dimension == Dimension.USER) {
                var user = row.group().user();
                cells.add(user == null ? "" : harmless(names.getOrDefault(user, "")));
            }
        }
        cells.add(row.tally().interactions());
        for (var tokenClass : TokenClass.values()) {
            cells.add(row.tally().tokens().of(tokenClass));
        }
        add(cells, row.tally().cost());
        return cells;
    }

    private static void add(List<Object> cells, CostTotal cost) {
        cells.add(cost.amount().plain());
        cells.add(cost.calculated().plain());
        cells.add(cost.reportedOnly().plain());
        cells.add(cost.reported().plain());
        cells.add(cost.unpricedInteractions());
    }

    private static String name(Dimension dimension, SpendGroup group) {
        @Nullable
        Object name =
                switch (dimension) {
                    case DAY, WEEK, MONTH -> group.begin();
                    case TEAM -> group.team() == null ? null : group.team().value();
                    case PROJECT -> group.project();
                    case USER -> group.user() == null ? null : group.user().value();
                    case MODEL -> group.model();
                };
        return Objects.requireNonNull(name, "it is grouped by that").toString();
    }

    static String harmless(String name) {
        return FORMULA.matcher(name).replaceAll("$1'");
    }
}
