package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.BERLIN;
import static dev.costtracker.core.team.Office.BOB;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.session.EndSession;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.TeamRejection.KeyNotFound;
import dev.costtracker.core.team.TeamRejection.MemberExists;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import dev.costtracker.core.team.TeamRejection.ProjectIsArchived;
import dev.costtracker.core.team.TeamRejection.ProjectNotFound;
import dev.costtracker.core.team.TeamRejection.ProjectNotListed;
import dev.costtracker.core.team.TeamRejection.TeamExists;
import dev.costtracker.core.team.TeamRejection.TeamIsArchived;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamRulesTest {

    private Office office;

    TeamRulesTest(@TempDir Path directory) {
        office = Office.in(directory);
    }

    @BeforeEach
    void makeTeams() {
        office.withTeams();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void createsATeamOnce() {
        var admin = office.admin(TeamId.DEFAULT);
        assertThat(office.send(new CreateTeam(admin, WEB, "Web shop", BERLIN)).written())
                .isFalse();
        assertThatThrownBy(() -> office.send(new CreateTeam(admin, WEB, "Web shop", ZoneOffset.UTC)))
                .isInstanceOf(TeamExists.class);
        assertThatThrownBy(() -> office.send(new CreateTeam(admin, TeamId.DEFAULT, "mine", ZoneOffset.UTC)))
                .isInstanceOf(TeamExists.class);
        assertThat(office.ledger.directory().team(WEB)).contains(new Team(WEB, "Web shop", BERLIN, false, false));
    }

    @Test
    void changesWhatIsOtherwise() {
        var manager = office.joined(WEB, MAX, Role.MANAGER);
        assertThat(office.send(new ChangeTeam(manager, "Shop", BERLIN, true)).written())
                .isTrue();
        assertThat(office.send(new ChangeTeam(manager, "Shop", null, true)).written())
                .isFalse();
        assertThat(office.ledger.directory().team(WEB)).contains(new Team(WEB, "Shop", BERLIN, false, true));
    }

    @Test
    void leavesAnArchivedTeamAsItIs() {
        var ann = office.joined(WEB, ANN, Role.MEMBER);
        office.start(ann, "s1");
        office.send(new ArchiveTeam(office.admin(WEB)));
        assertThatThrownBy(() -> office.start(ann, "s2")).isInstanceOf(TeamIsArchived.class);
        office.send(new ReopenTeam(office.admin(WEB)));
        assertThat(office.start(ann, "s2").written()).isTrue();
    }

    @Test
    void startsSessionsInListedProjectsOnlyWhereTheListIsClosed() {
        var manager = office.joined(WEB, MAX, Role.MANAGER);
        office.start(manager, "free");
        office.send(new ChangeTeam(manager, null, null, true));
        assertThatThrownBy(() -> office.start(manager, "s1")).isInstanceOf(ProjectNotListed.class);
        assertThat(office.start(manager, "free").written()).isFalse();
        assertThatThrownBy(() -> office.send(new ChangeProject(manager, "shpo", null, true)))
                .isInstanceOf(ProjectNotFound.class);
        office.send(new CreateProject(manager, "shop"));
        assertThat(office.send(new CreateProject(manager, "shop")).written()).isFalse();
        office.start(manager, "s1");
        office.send(new ChangeProject(manager, "shop", null, true));
        office.send(new ChangeTeam(manager, null, null, false));
        assertThatThrownBy(() -> office.start(manager, "s2")).isInstanceOf(ProjectIsArchived.class);
        assertThat(office.send(new CreateProject(manager, "shop")).written()).isTrue();
        assertThat(office.start(manager, "s2").written()).isTrue();
    }

    @Test
    void registersAPersonOnceForAllTeams() {
        office.joined(WEB, ANN, Role.MEMBER);
        var again = new AddMember(office.admin(WEB), ANN, true, office.sealed(ANN, "ann"), Role.MEMBER);
        assertThat(office.send(again).written()).isFalse();
        office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MANAGER));
        assertThat(office.events(TeamTags.person(ANN)))
                .extracting(Object::getClass)
                .containsExactly(PersonRegistered.class, MemberAdded.class, MemberAdded.class);
        assertThatThrownBy(() -> office.send(
                        new AddMember(office.admin(WEB), ANN, true, office.sealed(ANN, "Eve"), Role.MEMBER)))
                .isInstanceOf(MemberExists.class);
        assertThatThrownBy(() -> office.send(new AddMember(office.admin(WEB), ANN, true, null, Role.MANAGER)))
                .isInstanceOf(MemberExists.class);
        assertThatThrownBy(() -> office.send(new AddMember(office.admin(WEB), BOB, true, null, Role.MANAGER)))
                .isInstanceOf(MemberNotFound.class);
        var reserved = office.sealed(MemberId.ADMIN, "admin");
        assertThatThrownBy(() ->
                        office.send(new AddMember(office.admin(WEB), MemberId.ADMIN, true, reserved, Role.MANAGER)))
                .isInstanceOf(MemberExists.class);
    }

    @Test
    void answersAManagerAlikeForAForeignIdAndANewOne() {
        var manager = office.joined(WEB, MAX, Role.MANAGER);
        office.joined(OPS, BOB, Role.MEMBER);
        for (var id : new MemberId[] {BOB, new MemberId("nobody")}) {
            assertThatThrownBy(() -> office.send(new AddMember(manager, id, true, office.sealed(id, "x"), Role.MEMBER)))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage("only an administrator chooses the id of a new member or adds one of another team;"
                            + " leave the id out");
            assertThatThrownBy(() -> office.send(new ChangeRole(manager, id, Role.MANAGER)))
                    .isInstanceOf(MemberNotFound.class);
            assertThatThrownBy(() -> office.send(new RemoveMember(manager, id))).isInstanceOf(MemberNotFound.class);
            assertThatThrownBy(() -> office.issued(manager, id, KeyKind.MEMBER)).isInstanceOf(MemberNotFound.class);
            assertThatThrownBy(() -> office.send(new EraseMember(manager, id))).isInstanceOf(NotPermitted.class);
        }
        var made = new MemberId("made-by-the-server");
        assertThat(office.send(new AddMember(manager, made, false, office.sealed(made, "New"), Role.MEMBER))
                        .written())
                .isTrue();
        office.send(new RemoveMember(manager, made));
        assertThat(office.send(new RemoveMember(manager, made)).written()).isFalse();
        assertThat(office.send(new AddMember(manager, made, true, null, Role.MEMBER))
                        .written())
                .isTrue();
    }

    @Test
    void letsAMemberDoNothingOfAManager() {
        var ann = office.joined(WEB, ANN, Role.MEMBER);
        office.joined(WEB, BOB, Role.MEMBER);
        assertThatThrownBy(() -> office.send(new ChangeTeam(ann, "mine", null, null)))
                .isInstanceOf(NotPermitted.class)
                .hasMessage("this takes a manager of the team or more, not a member");
        assertThatThrownBy(() -> office.send(new CreateProject(ann, "p"))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> office.send(new ArchiveTeam(ann))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> office.send(new ChangeRole(ann, ANN, Role.MANAGER)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> office.send(new RemoveMember(ann, BOB))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> office.issued(ann, BOB, KeyKind.MEMBER)).isInstanceOf(NotPermitted.class);
        var bobs = office.issued(office.admin(WEB), BOB, KeyKind.MEMBER);
        assertThatThrownBy(() -> office.send(new RevokeKey(ann, bobs.key()))).isInstanceOf(KeyNotFound.class);
    }

    @Test
    void letsAKeyReachOtherTeamsOnlyIfItsOwnerOrAnAdministratorMadeIt() {
        office.joined(WEB, MAX, Role.MANAGER);
        var manager = office.issued(office.admin(WEB), MAX, KeyKind.MEMBER);
        var byAdmin = office.joined(WEB, ANN, Role.MEMBER);
        office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MANAGER));
        var byManager = office.issued(manager, ANN, KeyKind.MEMBER);
        var directory = office.ledger.directory();

        assertThat(directory.in(OPS, byAdmin)).map(Caller::standing).contains(Standing.MANAGER);
        assertThat(directory.in(OPS, office.issued(byAdmin, ANN, KeyKind.MEMBER)))
                .isPresent();
        assertThat(directory.in(OPS, byManager)).isEmpty();
        assertThat(directory.in(OPS, office.issued(byManager, ANN, KeyKind.MEMBER)))
                .isEmpty();
        assertThat(directory.in(OPS, office.issued(byAdmin, ANN, KeyKind.INGEST)))
                .isEmpty();
        assertThat(directory.teams(byAdmin)).extracting(Team::id).containsExactly(OPS, WEB);
        assertThat(directory.teams(byManager)).extracting(Team::id).containsExactly(WEB);
    }

    @Test
    void letsNoKeyOutliveTheOneThatIssuedIt() {
        var manager = office.joined(WEB, MAX, Role.MANAGER);
        office.joined(WEB, ANN, Role.MEMBER);
        var until = Office.NOW.plusSeconds(60);
        var brief = office.issued(manager, MAX, KeyKind.MEMBER, until);
        for (var owner : new MemberId[] {MAX, ANN}) {
            assertThat(expiry(office.issued(brief, owner, KeyKind.MEMBER))).isEqualTo(until);
            assertThat(expiry(office.issued(brief, owner, KeyKind.INGEST, until)))
                    .isEqualTo(until);
            assertThat(expiry(office.issued(brief, owner, KeyKind.INGEST, until.minusSeconds(1))))
                    .isEqualTo(until.minusSeconds(1));
            assertThatThrownBy(() -> office.issued(brief, owner, KeyKind.MEMBER, until.plusNanos(1000)))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage(
                            "the key expires at 2026-10-01T12:01:00Z; one that is issued with it must not expire later");
        }
        assertThat(expiry(office.issued(manager, ANN, KeyKind.MEMBER))).isNull();
    }

    private @Nullable Instant expiry(Caller holder) {
        return office.ledger.directory().key(holder.key()).orElseThrow().expiresAt();
    }

    @Test
    void keepsSessionsOfMembersApart() {
        var ann = office.joined(WEB, ANN, Role.MEMBER);
        var bob = office.joined(WEB, BOB, Role.MEMBER);
        var manager = office.joined(WEB, MAX, Role.MANAGER);
        office.start(ann, "s1");
        var end = new SessionId("s1");
        assertThatThrownBy(() -> office.send(new EndSession(bob, end, null, Office.NOW)))
                .isInstanceOf(SessionNotFound.class);
        assertThat(office.send(new EndSession(manager, end, null, Office.NOW)).written())
                .isTrue();
    }

    @Test
    void notesTheUseOfAKeyOnceADay() {
        var ann = office.joined(WEB, ANN, Role.MEMBER);
        var program = new Caller(TeamId.DEFAULT, MemberId.PROGRAM, KeyId.NONE, Standing.ADMINISTRATOR);
        var day = LocalDate.parse("2026-10-01");
        var commands = office.ledger.commands();
        assertThat(commands.send(program, new NoteKeyUse(ann.key(), day)).written())
                .isTrue();
        assertThat(commands.send(program, new NoteKeyUse(ann.key(), day)).written())
                .isFalse();
        commands.send(program, new NoteKeyUse(ann.key(), day.plusDays(1)));
        assertThat(office.events(TeamTags.uses(ann.key()))).hasSize(2);
    }
}
