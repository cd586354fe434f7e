package dev.costtracker.api.spend;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.spend.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what of the spend is asked for. */
final class SpendQuery {

    private static final Map<String, Dimension> DIMENSIONS = Arrays.stream(Dimension.values())
            .collect(Collectors.toUnmodifiableMap(Dimension::wire, Function.identity()));

    private static final Kind<Set<Dimension>> GROUP_BY = Kind.string(
            "one or more of day, week, month, team, project, user, model, with commas between, each once, and one of"
                    + " day, week and month at most",
            SpendQuery::dimensions);

    private final Fields query;
    private final Field<Set<Dimension>> groupBy;
    private final Field<Instant> from;
    private final Field<Instant> to;
    private final Field<String> project;
    private final Field<String> user;
    private final Field<String> model;
    private final Field<ZoneId> zone;

    /**
     * Begins to read; {@code done} is the caller's.
     *
     * @param grouped whether the operation groups
     */
    SpendQuery(Fields query, boolean grouped) {
        this.query = query;
        this.groupBy = grouped ? query.optional("groupBy", GROUP_BY) : Field.absent();
        this.from = query.optional("from", Kind.INSTANT);
        this.to = query.optional("to", Kind.INSTANT);
        this.project = query.optional("project", Kind.NAME);
        this.user = query.optional("user", Kind.ID);
        this.model = query.optional("model", Kind.NAME);
        this.zone = grouped ? query.optional("zone", Kind.ZONE) : Field.absent();
    }

    private static @Nullable Set<Dimension> dimensions(String text) {
        var names = Arrays.asList(text.split(",", -1));
        var found = EnumSet.noneOf(Dimension.class);
        names.stream().map(DIMENSIONS::get).filter(Objects::nonNull).forEach(found::add);
        boolean cutOnce = found.stream().filter(Dimension::isTime).count() <= 1;
        return found.size() == names.size() && cutOnce ? found : null;
    }

    /** Refuses a range that ends before it begins; to be called before {@code done}. */
    void check() {
        var begin = from.orNull();
        var end = to.orNull();
        if (begin != null && end != null && end.isBefore(begin)) {
            query.fault("to", "must not be before from");
        }
    }

    /** What was read; to be taken after {@code done}. */
    SpendAsked asked() {
        var member = user.orNull();
        return new SpendAsked(
                groupBy.or(Set.of()),
                from.orNull(),
                to.orNull(),
                project.orNull(),
                member == null ? null : new MemberId(member),
                model.orNull(),
                zone.orNull());
    }
}
