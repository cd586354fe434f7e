package dev.costtracker.core.vault;

import dev.costtracker.core.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * The secrets in one SQLite file, {@code people.db} in the data directory, for the one process that holds the log there.
 *
 * <p>No write-ahead log, and what is deleted is overwritten: a secret must not outlive its destruction in the file.
 */
public final class SqliteVault implements Vault {

    private static final String FILE = "people.db";
    private static final String FIND = "SELECT bytes FROM secret WHERE subject = ?";
    private static final String ALL = "SELECT subject, bytes FROM secret ORDER BY subject";
    private static final String MAKE = "INSERT OR IGNORE INTO secret (subject, bytes) VALUES (?, ?)";
    private static final String DESTROY =
            "INSERT INTO secret (subject, bytes) VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET bytes = NULL";

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;

    private SqliteVault(Connection connection) {
        this.connection = connection;
    }

    /** Opens the vault of a directory, and makes it if it is not there. */
    public static SqliteVault open(Path directory) {
        var file = directory.resolve(FILE);
        try {
            OwnerOnly.createFile(file);
            return new SqliteVault(connect(file));
        } catch (SQLException | IOException e) {
            throw new VaultUnavailable("cannot open " + file, e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, "EXTRA");
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS secret (subject TEXT PRIMARY KEY, bytes BLOB) STRICT");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Optional<Secret> secretFor(String subject, Secret fresh) {
        return locked(() -> {
            try (var make = connection.prepareStatement(MAKE)) {
                make.setString(1, subject);
                make.setBytes(2, fresh.bytes());
                make.executeUpdate();
            }
            return read(subject);
        });
    }

    @Override
    public List<Kept> all() {
        return locked(() -> {
            var all = new ArrayList<Kept>();
            try (var find = connection.prepareStatement(ALL);
                    var rows = find.executeQuery()) {
                while (rows.next()) {
                    var bytes = rows.getBytes(2);
                    all.add(new Kept(rows.getString(1), bytes == null ? null : new Secret(bytes)));
                }
            }
            return all;
        });
    }

    @Override
    public Map<String, Secret> find(Collection<String> subjects) {
        return locked(() -> {
            var found = new HashMap<String, Secret>();
            for (var subject : subjects) {
                read(subject).ifPresent(secret -> found.put(subject, secret));
            }
            return found;
        });
    }

    @Override
    public void destroy(String subject) {
        locked(() -> {
            try (var destroy = connection.prepareStatement(DESTROY)) {
                destroy.setString(1, subject);
                return destroy.executeUpdate();
            }
        });
    }

    private Optional<Secret> read(String subject) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setString(1, subject);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)).map(Secret::new) : Optional.empty();
            }
        }
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            throw new VaultUnavailable("the file of the people's secrets does not answer", e);
        } finally {
            lock.unlock();
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    @Override
    public void close() {
        locked(() -> {
            connection.close();
            return true;
        });
    }
}
