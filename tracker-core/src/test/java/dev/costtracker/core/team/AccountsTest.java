package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.BOB;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.NOW;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.team.TeamRejection.AccountNotKnown;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final Subject ANNS = new Subject("https://id.example.org", "sub-ann");
    private static final Subject OTHER = new Subject("https://id.example.org", "sub-other");
    private static final String CODE = "ab".repeat(32);

    @TempDir
    private Path directory = Path.of("");

    private int links;

    private void link(Office office, MemberId member, Subject subject, @Nullable String invitation) {
        link(office, WEB, member, subject, invitation);
    }

    private void link(Office office, TeamId team, MemberId member, Subject subject, @Nullable String invitation) {
        var id = new KeyId("account-" + ++links);
        var sender = new Caller(team, member, id, Standing.MEMBER);
        var sealed = office.ledger.people().sealSubject(member, subject);
        office.ledger.commands().send(sender, new LinkAccount(team, member, id, sealed, invitation, NOW));
    }

    private static void invite(Office office, Caller by, MemberId member) {
        office.send(new InviteMember(by, member, CODE, NOW.plus(Invitation.LASTS)));
    }

    private static Caller holder(Office office, Subject subject) {
        return office.ledger.accounts().holder(subject).orElseThrow();
    }

    @Test
    void signsInAsTheMemberInAllOfTheirTeams() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MANAGER));
            link(office, ANN, ANNS, null);
            var ann = holder(office, ANNS);
            assertThat(ann.member()).isEqualTo(ANN);
            assertThat(ann.standing()).isEqualTo(Standing.MEMBER);
            assertThat(office.ledger.directory().in(OPS, ann))
                    .map(Caller::standing)
                    .contains(Standing.MANAGER);
            assertThat(office.start(ann, "s1").written()).isTrue();
            assertThat(office.ledger.accounts().holder(OTHER)).isEmpty();
            assertThat(office.ledger.accounts().holder(new Subject("https://other.example", "sub-ann")))
                    .isEmpty();
        }
    }

    @Test
    void isKnownAfterARestart() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            link(office, ANN, ANNS, null);
        }
        try (var again = Office.in(directory)) {
            assertThat(holder(again, ANNS).member()).isEqualTo(ANN);
        }
    }

    @Test
    void issuesKeysThatOpenAsMuchAsItselfDoes() {
        try (var office = Office.in(directory).withTeams()) {
            var manager = office.joined(WEB, MAX, Role.MANAGER);
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
            link(office, ANN, ANNS, null);
            var wide = office.issued(holder(office, ANNS), ANN, KeyKind.MEMBER);
            assertThat(office.ledger.directory().in(OPS, wide)).isPresent();
            invite(office, manager, ANN);
            link(office, ANN, OTHER, CODE);
            var confined = office.issued(holder(office, OTHER), ANN, KeyKind.MEMBER);
            assertThat(office.ledger.directory().in(OPS, confined)).isEmpty();
        }
    }

    @Test
    void isNoKey() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            link(office, ANN, ANNS, null);
            assertThat(office.ledger.directory().keys(Sight.all(WEB))).hasSize(1);
        }
    }

    @Test
    void endsWithTheLastTeamAndDoesNotComeBack() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
            link(office, ANN, ANNS, null);
            office.send(new RemoveMember(office.admin(WEB), ANN));
            assertThat(holder(office, ANNS).team()).isEqualTo(OPS);
            office.send(new RemoveMember(office.admin(OPS), ANN));
            assertThat(office.ledger.accounts().holder(ANNS)).isEmpty();
            office.send(new AddMember(office.admin(WEB), ANN, true, null, Role.MEMBER));
            assertThat(office.ledger.accounts().holder(ANNS)).isEmpty();
            link(office, ANN, ANNS, null);
            assertThat(holder(office, ANNS).member()).isEqualTo(ANN);
        }
    }

    @Test
    void comparesEmailsWithoutTheCaseOfLettersFromAToZAlone() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, new MemberId("skip"), Role.MEMBER);
            var accounts = office.ledger.accounts();
            assertThat(accounts.withEmail("SKIP@Example.org")).map(Person::id).contains(new MemberId("skip"));
            assertThat(accounts.withEmail("\u017fkip@example.org"))
                    .as("a long s")
                    .isEmpty();
            assertThat(accounts.withEmail("s\u212aip@example.org"))
                    .as("the sign for kelvin")
                    .isEmpty();
            assertThat(accounts.withEmail("sk\u0130p@example.org"))
                    .as("an i with a dot")
                    .isEmpty();
        }
    }

    @Test
    void linksNoSecondAccountByAnEmail() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            link(office, ANN, ANNS, null);
            link(office, ANN, ANNS, null);
            assertThatThrownBy(() -> link(office, ANN, OTHER, null)).isInstanceOf(AccountNotKnown.class);
            invite(office, office.admin(WEB), ANN);
            link(office, ANN, OTHER, CODE);
            assertThat(holder(office, OTHER).member()).isEqualTo(ANN);
            assertThat(holder(office, ANNS).member()).isEqualTo(ANN);
        }
    }

    @Test
    void takesAnInvitationOnce() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            invite(office, office.admin(WEB), ANN);
            assertThat(office.ledger.accounts().invitation(CODE, NOW))
                    .map(Invitation::member)
                    .contains(ANN);
            assertThatThrownBy(() -> link(office, ANN, ANNS, "cd".repeat(32))).isInstanceOf(AccountNotKnown.class);
            link(office, ANN, ANNS, CODE);
            assertThat(office.ledger.accounts().invitation(CODE, NOW)).isEmpty();
            assertThatThrownBy(() -> link(office, ANN, OTHER, CODE)).isInstanceOf(AccountNotKnown.class);
        }
    }

    @Test
    void letsAnInvitationExpireAndANewOneReplaceIt() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new InviteMember(office.admin(WEB), ANN, CODE, NOW));
            assertThat(office.ledger.accounts().invitation(CODE, NOW)).isEmpty();
            assertThatThrownBy(() -> link(office, ANN, ANNS, CODE)).isInstanceOf(AccountNotKnown.class);
            var newer = "cd".repeat(32);
            invite(office, office.admin(WEB), ANN);
            office.send(new InviteMember(office.admin(WEB), ANN, newer, NOW.plus(Invitation.LASTS)));
            assertThatThrownBy(() -> link(office, ANN, ANNS, CODE)).isInstanceOf(AccountNotKnown.class);
            link(office, ANN, ANNS, newer);
            assertThat(holder(office, ANNS).member()).isEqualTo(ANN);
        }
    }

    @Test
    void opensNoOtherTeamByAManagersInvitation() {
        try (var office = Office.in(directory).withTeams()) {
            var manager = office.joined(WEB, MAX, Role.MANAGER);
            var member = office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MANAGER));
            office.joined(OPS, BOB, Role.MEMBER);
            assertThatThrownBy(() -> invite(office, member, ANN)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> invite(office, manager, BOB)).isInstanceOf(MemberNotFound.class);
            invite(office, manager, ANN);
            link(office, ANN, OTHER, CODE);
            var taken = holder(office, OTHER);
            assertThat(office.ledger.directory().in(OPS, taken)).isEmpty();
            office.send(new RemoveMember(office.admin(WEB), ANN));
            assertThat(office.ledger.accounts().holder(OTHER)).isEmpty();
        }
    }

    @Test
    void opensEachTeamThatItsOwnerWasInvitedTo() {
        try (var office = Office.in(directory).withTeams()) {
            var lab = new TeamId("lab");
            office.send(new CreateTeam(office.admin(TeamId.DEFAULT), lab, "Lab", Office.BERLIN));
            var ofWeb = office.joined(WEB, MAX, Role.MANAGER);
            var ofOps = office.joined(OPS, BOB, Role.MANAGER);
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MANAGER));
            office.send(new AddMember(office.admin(lab), ANN, true, null, Role.MEMBER));
            invite(office, ofWeb, ANN);
            link(office, ANN, ANNS, CODE);
            var login = holder(office, ANNS);
            invite(office, ofOps, ANN);
            link(office, OPS, ANN, ANNS, CODE);
            var directory = office.ledger.directory();
            assertThat(holder(office, ANNS)).as("the same account").isEqualTo(login);
            assertThat(directory.in(OPS, login)).map(Caller::standing).contains(Standing.MANAGER);
            assertThat(directory.in(lab, login)).isEmpty();
            assertThat(directory.in(OPS, office.issued(login, ANN, KeyKind.MEMBER)))
                    .isEmpty();

            office.send(new RemoveMember(office.admin(WEB), ANN));
            assertThat(holder(office, ANNS).team()).isEqualTo(OPS);
            office.send(new AddMember(office.admin(WEB), ANN, true, null, Role.MEMBER));
            assertThat(directory.in(WEB, login)).as("who comes back").isEmpty();
            invite(office, office.admin(WEB), ANN);
            link(office, ANN, ANNS, CODE);
            assertThat(directory.in(lab, login)).isPresent();
            office.send(new RemoveMember(office.admin(OPS), ANN));
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
            assertThat(directory.in(OPS, login)).as("all there are").isPresent();
        }
    }

    @Test
    void takesAnInvitationForItsTeamAlone() {
        try (var office = Office.in(directory).withTeams()) {
            var manager = office.joined(WEB, MAX, Role.MANAGER);
            office.joined(WEB, ANN, Role.MEMBER);
            office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
            invite(office, manager, ANN);
            assertThatThrownBy(() -> link(office, OPS, ANN, ANNS, CODE)).isInstanceOf(AccountNotKnown.class);
        }
    }

    @Test
    void forgetsTheAccountOfWhoIsErased() {
        try (var office = Office.in(directory).withTeams()) {
            office.joined(WEB, ANN, Role.MEMBER);
            link(office, ANN, ANNS, null);
            assertThat(office.ledger.accounts().holder(ANNS)).isPresent();
            office.send(new EraseMember(office.admin(WEB), ANN));
            office.ledger.people().forget(ANN);
            assertThat(office.ledger.accounts().holder(ANNS)).isEmpty();
            assertThat(office.ledger.people().subjects(office.ledger.directory().accounts(0)))
                    .as("nobody can read it any more")
                    .isEmpty();
        }
    }
}
