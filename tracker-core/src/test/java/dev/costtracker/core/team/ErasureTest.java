package dev.costtracker.core.team;

import static dev.costtracker.core.team.Office.ANN;
import static dev.costtracker.core.team.Office.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.session.SessionTags;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import dev.costtracker.core.team.TeamRejection.MemberIsErased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final String NAME = "Annabel-Canary";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void forgetsWhoSomebodyWasAndKeepsWhatTheyDid() {
        try (var office = Office.in(directory).withTeams()) {
            var ann = annInWeb(office);
            office.start(ann, "s1");
            var before = office.events(SessionTags.sessionsOf(WEB));

            erase(office);

            assertThat(office.events(SessionTags.sessionsOf(WEB))).isEqualTo(before);
            assertThat(office.ledger.verify()).isEqualTo(office.ledger.log().head());
            assertThat(names(office)).isEqualTo(PersonalData.pseudonym(ANN));
            assertThatThrownBy(() -> office.start(ann, "s2")).isInstanceOf(AccessLost.class);
            assertThat(office.ledger.directory().members(WEB)).isEmpty();
            assertThat(office.send(new EraseMember(office.admin(WEB), ANN)).written())
                    .isFalse();
            assertThatThrownBy(() -> office.sealed(ANN, "Ann")).isInstanceOf(MemberIsErased.class);
            assertThatThrownBy(() -> office.send(new AddMember(office.admin(WEB), ANN, true, null, Role.MEMBER)))
                    .isInstanceOf(MemberIsErased.class);
        }
        try (var again = Office.in(directory)) {
            assertThat(names(again)).isEqualTo(PersonalData.pseudonym(ANN));
        }
    }

    @Test
    void writesNoNameAnywhereInTheClear() throws IOException {
        try (var office = Office.in(directory).withTeams()) {
            annInWeb(office);
            assertThat(names(office).name()).isEqualTo(NAME);
            assertThat(written()).doesNotContain(NAME).contains("ann");
        }
    }

    @Test
    void makesUpForACrashBetweenEventAndSecret() {
        try (var office = Office.in(directory).withTeams()) {
            annInWeb(office);
            office.send(new EraseMember(office.admin(WEB), ANN)); // and then the power fails
        }
        try (var again = Office.in(directory)) {
            assertThatThrownBy(() -> again.sealed(ANN, "Ann")).isInstanceOf(MemberIsErased.class);
        }
    }

    private static Caller annInWeb(Office office) {
        office.send(new AddMember(office.admin(WEB), ANN, true, office.sealed(ANN, NAME), Role.MEMBER));
        return office.issued(office.admin(WEB), ANN, KeyKind.MEMBER);
    }

    private static void erase(Office office) {
        office.send(new EraseMember(office.admin(WEB), ANN));
        office.ledger.people().forget(ANN);
    }

    private static PersonalData names(Office office) {
        var person = office.ledger.directory().person(ANN);
        var name = office.ledger.people().names(List.of(person)).get(ANN);
        return name == null ? new PersonalData("nobody", null) : name;
    }

    private String written() throws IOException {
        var whole = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                whole.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return whole.toString();
    }
}
