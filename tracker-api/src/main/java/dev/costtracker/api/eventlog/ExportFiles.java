package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.eventlog.LogExtent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.function.Function;

/** Files of exported logs: they are there when they are whole, and their owner's alone. */
final class ExportFiles {

    private ExportFiles() {}

    /** An export to be read, {@code -} for what is piped in. */
    static InputStream open(Path file, Surroundings surroundings) throws IOException {
        if (file.toString().equals("-")) {
            return surroundings.in();
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        }
    }

    /** Writes one beside its place, and puts it there when it is whole and on the disk. */
    static LogExtent write(Path file, Function<OutputStream, LogExtent> export) throws IOException {
        var place = Files.exists(file) ? file.toRealPath() : file;
        var partial = place.resolveSibling(place.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            var extent = writeTo(partial, export);
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            return extent;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder for " + file, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static LogExtent writeTo(Path partial, Function<OutputStream, LogExtent> export) throws IOException {
        var create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(partial, create, ownersAlone(partial))) {
            var extent = export.apply(Channels.newOutputStream(channel));
            channel.force(true);
            return extent;
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
