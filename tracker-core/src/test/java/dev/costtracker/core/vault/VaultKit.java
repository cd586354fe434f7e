package dev.costtracker.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

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
}
