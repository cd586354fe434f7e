package dev.costtracker.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class SqliteVaultTest extends VaultKit {

    @TempDir
    private Path directory = Path.of("");

    @Override
    Vault open() {
        return SqliteVault.open(directory);
    }

    @Test
    void leavesNothingOfADestroyedSecretInTheFile() throws Exception {
        try (var vault = open()) {
            vault.secretFor("ann");
        }
        var secret = storedHex();
        assertThat(wholeDirectory()).contains(secret);
        try (var vault = open()) {
            vault.destroy("ann");
            assertThat(wholeDirectory()).doesNotContain(secret);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("people.db"))))
                .isEqualTo("rw-------");
    }

    private String storedHex() throws Exception {
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + directory.resolve("people.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT hex(bytes) FROM secret")) {
            row.next();
            return new String(HexFormat.of().parseHex(row.getString(1)), StandardCharsets.ISO_8859_1);
        }
    }

    private String wholeDirectory() throws IOException {
        var whole = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                whole.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return whole.toString();
    }
}
