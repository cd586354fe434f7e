package dev.costtracker.api.pages;

import dev.costtracker.projections.session.SessionStatus;
import dev.costtracker.projections.session.SessionSummary;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One session in a few figures.
 *
 * @param link where its report is
 * @param active whether it goes on
 */
record SessionView(
        String name,
        String link,
        String project,
        @Nullable String focusArea,
        String person,
        String started,
        boolean active,
        CostCell cost,
        String interactions,
        Tokens tokens) {

    static SessionView of(SessionSummary session, String person, ZoneId zone) {
        var link = Link.to("/sessions/" + session.id().value())
                .with("team", session.team().value());
        return new SessionView(
                session.name(),
                link.toString(),
                session.project(),
                session.focusArea(),
                person,
                Times.minute(session.startedAt(), zone),
                session.status() == SessionStatus.ACTIVE,
                CostCell.of(session.cost()),
                Figures.count(session.interactions()),
                Tokens.of(session.tokens()));
    }
}
