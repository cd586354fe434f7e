package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.eventlog.PlainForm;
import dev.costtracker.core.vault.Sealed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The stored names and versions of the events about teams, and how their values are stored. */
public final class TeamEventTypes {

    /** Every kind of event of this feature. */
    public static final List<EventType<?>> ALL = List.of(
            EventType.first("team.TeamCreated", TeamChange.TeamCreated.class),
            EventType.first("team.TeamRenamed", TeamChange.TeamRenamed.class),
            EventType.first("team.TeamZoneSet", TeamChange.TeamZoneSet.class),
            EventType.first("team.TeamArchived", TeamChange.TeamArchived.class),
            EventType.first("team.TeamReopened", TeamChange.TeamReopened.class),
            EventType.first("team.ProjectListClosed", TeamChange.ProjectListClosed.class),
            EventType.first("team.ProjectListOpened", TeamChange.ProjectListOpened.class),
            EventType.first("team.ProjectCreated", ProjectChange.ProjectCreated.class),
            EventType.first("team.ProjectArchived", ProjectChange.ProjectArchived.class),
            EventType.first("team.ProjectReopened", ProjectChange.ProjectReopened.class),
            EventType.first("team.PersonRegistered", MemberChange.PersonRegistered.class),
            EventType.first("team.MemberAdded", MemberChange.MemberAdded.class),
            EventType.first("team.RoleChanged", MemberChange.RoleChanged.class),
            EventType.first("team.MemberRemoved", MemberChange.MemberRemoved.class),
            EventType.first("team.MemberErased", MemberChange.MemberErased.class),
            EventType.first("team.KeyIssued", KeyChange.KeyIssued.class),
            EventType.first("team.KeyRevoked", KeyChange.KeyRevoked.class),
            EventType.first("team.KeyUsed", KeyChange.KeyUsed.class),
            EventType.first("team.LoginBegun", LoginChange.LoginBegun.class),
            EventType.first("team.LoginRenewed", LoginChange.LoginRenewed.class),
            EventType.first("team.LoginEnded", LoginChange.LoginEnded.class),
            EventType.first("team.InvitationMade", AccountChange.InvitationMade.class),
            EventType.first("team.AccountLinked", AccountChange.AccountLinked.class),
            EventType.first("team.ProjectRenamed", ProjectChange.ProjectRenamed.class),
            EventType.first("team.PersonChanged", MemberChange.PersonChanged.class));

    /** One plain value each. */
    public static final List<PlainForm<?, ?>> PLAIN_FORMS = List.of(
            PlainForm.text(TeamId.class, TeamId::value, TeamId::new),
            PlainForm.text(MemberId.class, MemberId::value, MemberId::new),
            PlainForm.text(KeyId.class, KeyId::value, KeyId::new),
            PlainForm.text(LoginId.class, LoginId::value, LoginId::new),
            PlainForm.text(Sealed.class, Sealed::text, Sealed::new),
            PlainForm.text(ZoneId.class, ZoneId::getId, ZoneId::of),
            PlainForm.text(LocalDate.class, LocalDate::toString, LocalDate::parse));

    private TeamEventTypes() {}
}
