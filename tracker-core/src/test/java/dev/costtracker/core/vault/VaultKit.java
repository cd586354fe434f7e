package dev.costtracker.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every vault does. */
abstract class VaultKit {

    private static final String PURPOSE = "person";

    /** The vault of this test, opened once more. */
    abstract Vault open();

    private Sealed seal(Vault vault, String subject, String text) {
        return vault.secretFor(subject).orElseThrow().seal(PURPOSE, text);
    }

    private static List<String> read(Vault vault, String subject, Sealed sealed) {
        return vault.find(List.of(subject)).values().stream()
                .flatMap(secret -> secret.open(PURPOSE, sealed).stream())
                .toList();
    }

    @Test
    void keepsASecretForEachSubject() {
        Sealed ann;
        try (var vault = open()) {
            ann = seal(vault, "ann", "Ann Smith");
            assertThat(seal(vault, "ann", "Ann Smith")).isEqualTo(ann);
            assertThat(seal(vault, "bob", "Ann Smith")).isNotEqualTo(ann);
            assertThat(read(vault, "bob", ann)).isEmpty();
        }
        try (var again = open()) {
            assertThat(read(again, "ann", ann)).containsExactly("Ann Smith");
            assertThat(again.find(List.of("ann", "bob", "nobody"))).containsOnlyKeys("ann", "bob");
        }
    }

    @Test
    void destroysASecretForEver() {
        try (var vault = open()) {
            var sealed = seal(vault, "ann", "Ann Smith");
            vault.destroy("ann");
            vault.destroy("ann");
            vault.destroy("never seen");
            assertThat(read(vault, "ann", sealed)).isEmpty();
            assertThat(vault.secretFor("ann")).isEmpty();
            assertThat(vault.secretFor("never seen")).isEmpty();
        }
        try (var again = open()) {
            assertThat(again.secretFor("ann")).isEmpty();
        }
    }

    @Test
    void makesOneSecretForAllWhoAskAtOnce() throws Exception {
        try (var vault = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Sealed> ask = () -> seal(vault, "ann", "Ann Smith");
            var answers = threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask));
            var first = seal(vault, "ann", "Ann Smith");
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
    }

    /** What is in another vault, as a file. */
    private static ByteArrayInputStream file(Vault vault) throws IOException {
        var out = new ByteArrayOutputStream();
        PeopleFile.write(vault, out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    @Test
    void takesOverWhatAnotherHasKept(@TempDir Path elsewhere) throws IOException {
        try (var old = SqliteVault.open(elsewhere);
                var vault = open()) {
            var ann = seal(old, "ann", "Ann Smith");
            old.secretFor("bob");
            old.destroy("bob");
            vault.destroy("cid");
            old.secretFor("cid");

            assertThat(PeopleFile.read(file(old), vault)).isEqualTo(3);
            assertThat(PeopleFile.read(file(old), vault)).isEqualTo(3);

            assertThat(read(vault, "ann", ann)).containsExactly("Ann Smith");
            assertThat(vault.secretFor("bob")).isEmpty();
            assertThat(vault.secretFor("cid")).isEmpty();
            assertThat(vault.all().stream().map(Kept::subject)).containsExactly("ann", "bob", "cid");
            assertThat(PeopleFile.read(file(vault), old)).isEqualTo(3);
            assertThat(old.secretFor("cid")).isEmpty();
        }
    }

    @Test
    void refusesAnotherSecretThanItHas(@TempDir Path elsewhere) throws IOException {
        try (var old = SqliteVault.open(elsewhere);
                var vault = open()) {
            old.secretFor("ann");
            var sealed = seal(vault, "ann", "Ann Smith");
            var file = file(old);

            assertThatThrownBy(() -> PeopleFile.read(file, vault))
                    .isInstanceOf(OtherSecret.class)
                    .hasMessageContaining("ann");
            assertThat(read(vault, "ann", sealed)).containsExactly("Ann Smith");
        }
    }

    @Test
    void keepsNothingOfAFileThatIsNotWhole(@TempDir Path elsewhere) throws IOException {
        try (var old = SqliteVault.open(elsewhere);
                var vault = open()) {
            old.secretFor("ann");
            old.destroy("bob");
            var text = new String(file(old).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines()).hasSize(4).contains("{\"person\": \"bob\", \"erased\": true}");
            for (var broken : List.of(
                    "",
                    text.substring(0, text.length() / 2),
                    text.replaceFirst("\\{\"end.*\\n", ""),
                    text.replace("\"count\": 2", "\"count\": 3"),
                    text.replaceFirst(".*\\n", ""),
                    text.replace("\"secret\": \"", "\"secret\": \"AAAA"),
                    text.replace("\"erased\": true", "\"erased\": 7"),
                    text + "{}")) {
                var file = new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(() -> PeopleFile.read(file, vault)).isInstanceOf(PeopleFileBroken.class);
            }
            assertThat(vault.all()).isEmpty();
        }
    }
}
