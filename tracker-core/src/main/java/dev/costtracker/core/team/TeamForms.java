package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.PlainForm;
import java.util.List;

/** How the ids of teams and members are stored. */
public final class TeamForms {

    /** One plain value each. */
    public static final List<PlainForm<?, ?>> PLAIN_FORMS = List.of(
            PlainForm.text(TeamId.class, TeamId::value, TeamId::new),
            PlainForm.text(MemberId.class, MemberId::value, MemberId::new));

    private TeamForms() {}
}
