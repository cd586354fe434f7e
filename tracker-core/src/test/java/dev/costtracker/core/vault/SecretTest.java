package dev.costtracker.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = Secret.random();

    @Test
    void opensForItsPurposeOnly() {
        var sealed = secret.seal("person", "Ann\nann@example.org");
        assertThat(secret.open("person", sealed)).contains("Ann\nann@example.org");
        assertThat(secret.open("key", sealed)).isEmpty();
        assertThat(Secret.random().open("person", sealed)).isEmpty();
    }

    @Test
    void refusesWhatWasChanged() {
        var bytes = Base64.getDecoder().decode(secret.seal("person", "Ann").text());
        bytes[bytes.length - 1] ^= 1;
        assertThat(secret.open("person", new Sealed(Base64.getEncoder().encodeToString(bytes))))
                .isEmpty();
        assertThat(secret.open("person", new Sealed("AAAA"))).isEmpty();
        assertThat(secret.open("person", new Sealed("not base 64"))).isEmpty();
    }

    @Test
    void usesAnotherNonceForAnotherText() {
        assertThat(secret.seal("person", "Ann").text().substring(0, 16))
                .isNotEqualTo(secret.seal("person", "Bob").text().substring(0, 16))
                .isNotEqualTo(secret.seal("key", "Ann").text().substring(0, 16));
        assertThat(secret.toString()).isEqualTo("a secret");
    }
}
