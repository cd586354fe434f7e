package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.BOB;
import static dev.costtracker.core.team.Office.MAX;
import static dev.costtracker.core.team.Office.OPS;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import dev.costtracker.core.team.TeamRejection.PersonHasChanged;
import dev.costtracker.core.vault.Sealed;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may correct what people are called, and that it holds in all of their teams. */
class CorrectionTest {

    private final Office office;
    private Caller manager = Caller.PROGRAM;
    private Caller ann = Caller.PROGRAM;

    CorrectionTest(@TempDir Path directory) {
        office = Office.in(directory).withTeams();
    }

    @BeforeEach
    void join() {
        manager = office.joined(WEB, MAX, Role.MANAGER);
        ann = office.joined(WEB, ANN, Role.MEMBER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ChangePerson change(Caller by, MemberId member, String name, boolean email) {
        var was =
                Objects.requireNonNull(office.ledger.directory().person(member).data());
        return new ChangePerson(by, member, was, office.sealed(member, name), email);
    }

    private PersonalData known(MemberId member) {
        var person = office.ledger.directory().person(member);
        return Objects.requireNonNull(
                office.ledger.people().names(List.of(person)).get(member));
    }

    @Test
    void correctsNameAndEmailForAManager() {
        assertThat(office.send(change(manager, ANN, "Anna", true)).written()).isTrue();
        assertThat(known(ANN)).isEqualTo(new PersonalData("Anna", "Anna@example.org"));
        assertThat(office.send(change(manager, ANN, "Anna", true)).written()).isFalse();
        assertThat(office.ledger.accounts().withEmail("anna@example.org"))
                .map(Person::id)
                .contains(ANN);
        assertThat(office.ledger.accounts().withEmail("ann@example.org")).isEmpty();
    }

    @Test
    void letsEverybodyChangeTheirOwnNameAndNothingElse() {
        office.joined(WEB, BOB, Role.MEMBER);
        office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
        assertThat(office.send(change(ann, ANN, "Anna", false)).written()).isTrue();
        assertThatThrownBy(() -> office.send(change(ann, ANN, "Eve", true))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> office.send(change(ann, BOB, "Eve", false))).isInstanceOf(NotPermitted.class);
        var ingest = office.issued(office.admin(WEB), ANN, KeyKind.INGEST);
        assertThatThrownBy(() -> office.send(change(ingest, ANN, "Eve", false))).isInstanceOf(NotPermitted.class);
    }

    @Test
    void leavesWhoBelongsToOtherTeamsTooToWhoManagesThemAll() {
        office.send(new AddMember(office.admin(OPS), ANN, true, null, Role.MEMBER));
        assertThatThrownBy(() -> office.send(change(manager, ANN, "Anna", false)))
                .isInstanceOf(NotPermitted.class);
        office.send(new AddMember(office.admin(OPS), MAX, true, null, Role.MEMBER));
        assertThatThrownBy(() -> office.send(change(manager, ANN, "Anna", false)))
                .isInstanceOf(NotPermitted.class);
        office.send(new ChangeRole(office.admin(OPS), MAX, Role.MANAGER));
        assertThat(office.send(change(manager, ANN, "Anna", false)).written()).isTrue();
        office.joined(WEB, BOB, Role.MANAGER);
        var byBob = office.issued(office.issued(office.admin(WEB), BOB, KeyKind.MEMBER), MAX, KeyKind.MEMBER);
        assertThatThrownBy(() -> office.send(change(byBob, ANN, "Eve", false)))
                .as("a key that opens one team")
                .isInstanceOf(NotPermitted.class);
        assertThat(office.send(change(office.admin(WEB), ANN, "Ann", true)).written())
                .isTrue();
    }

    @Test
    void findsOnlyMembersOfTheTeam() {
        office.joined(OPS, BOB, Role.MEMBER);
        assertThatThrownBy(() -> office.send(change(manager, BOB, "Eve", false)))
                .isInstanceOf(MemberNotFound.class);
        var late = change(manager, ANN, "Anna", false);
        office.send(new EraseMember(office.admin(WEB), ANN));
        assertThatThrownBy(() -> office.send(late)).isInstanceOf(MemberNotFound.class);
    }

    @Test
    void takesNothingBackThatWasChangedMeanwhile() {
        var late = change(manager, ANN, "Ann Late", false);
        office.send(change(manager, ANN, "Ann Early", true));
        assertThatThrownBy(() -> office.send(late)).isInstanceOf(PersonHasChanged.class);
        assertThat(known(ANN).name()).isEqualTo("Ann Early");
    }

    @Test
    void isForgottenWithThePerson() {
        office.send(change(manager, ANN, "Anna", true));
        Sealed data =
                Objects.requireNonNull(office.ledger.directory().person(ANN).data());
        assertThat(data.text()).doesNotContain("Anna");
        office.send(new EraseMember(office.admin(WEB), ANN));
        office.ledger.people().forget(ANN);
        assertThat(known(ANN)).isEqualTo(PersonalData.pseudonym(ANN));
    }
}
