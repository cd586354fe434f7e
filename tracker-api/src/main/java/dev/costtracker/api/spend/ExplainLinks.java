package dev.costtracker.api.spend;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.spend.Dimension;
import dev.costtracker.projections.spend.SpendGroup;
import dev.costtracker.projections.spend.SpendQuestion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Where the interactions behind the groups of an answer are listed. */
public final class ExplainLinks {

    private final SpendQuestion question;
    private final TeamId own;

    /** @param own the team that is meant where none is named */
    ExplainLinks(SpendQuestion question, TeamId own) {
        this.question = question;
        this.own = own;
    }

    /** For programs. */
    String to(SpendGroup group) {
        return to("/api/v1/spend/interactions", group);
    }

    /** For people. */
    public String page(SpendGroup group) {
        return to("/spend/interactions", group);
    }

    /** For people: what is behind all groups together. */
    public String page() {
        return page(new SpendGroup(null, null, null, null, null));
    }

    private String to(String path, SpendGroup group) {
        var uri = UriComponentsBuilder.fromPath(path);
        var team = group.team() == null ? own : group.team();
        add(uri, "team", team.value());
        add(uri, "from", instant(latest(question.from(), begin(group, team))));
        add(uri, "to", instant(earliest(question.to(), end(group, team))));
        add(uri, "project", group.project() == null ? question.project() : group.project());
        var user = group.user() == null ? question.user() : group.user();
        add(uri, "user", user == null ? null : user.value());
        add(uri, "model", group.model() == null ? question.model() : group.model());
        return uri.build().toUriString();
    }

    /** Every character that could mean something in a query is escaped, a plus too. */
    private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null) {
            uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    private @Nullable Instant begin(SpendGroup group, TeamId team) {
        return group.begin() == null ? null : midnight(group.begin(), team);
    }

    private @Nullable Instant end(SpendGroup group, TeamId team) {
        var begin = group.begin();
        return begin == null ? null : midnight(next(begin), team);
    }

    private LocalDate next(LocalDate begin) {
        if (question.groupBy().contains(Dimension.MONTH)) {
            return begin.plusMonths(1);
        }
        return question.groupBy().contains(Dimension.WEEK) ? begin.plusWeeks(1) : begin.plusDays(1);
    }

    private Instant midnight(LocalDate day, TeamId team) {
        ZoneId zone = Objects.requireNonNull(question.zones().get(team), "a team of the question");
        return day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static @Nullable String instant(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
