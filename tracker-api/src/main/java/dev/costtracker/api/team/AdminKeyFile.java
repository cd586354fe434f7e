package dev.costtracker.api.team;

import dev.costtracker.api.settings.InvalidSetting;
import dev.costtracker.core.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The file {@code admin-key.sha256} in the data folder: the hash of the administrator's key in hexadecimal. */
final class AdminKeyFile {

    private final Path file;

    AdminKeyFile(Path data) {
        this.file = data.resolve("admin-key.sha256");
    }

    /** The hash that is kept; none at the first start, or when the operator has removed the file. */
    Optional<byte[]> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var hex = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new InvalidSetting(
                    "the file " + file, null, "64 hexadecimal digits; remove it and the next start makes a new key");
        }
        return Optional.of(HexFormat.of().parseHex(hex));
    }

    /** Keeps a hash: when this returns, it survives a crash; a crash before leaves no file or the old one. */
    void write(byte[] hash) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        var line = HexFormat.of().formatHex(hash) + "\n";
        try (var channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(part))) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    private void syncFolder() throws IOException {
        if (isPosix(file)) { // elsewhere a folder can't be opened
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
