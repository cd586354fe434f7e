package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.OwnerOnly;
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
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

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

    /** What writes an export and tells what it was. */
    @FunctionalInterface
    interface Export<T> {
        T to(OutputStream out) throws IOException;
    }

    /** Writes one to standard output, or beside its place, and puts it there when it is whole and on the disk. */
    static <T> T write(@Nullable Path file, Surroundings surroundings, Export<T> export) throws IOException {
        if (file == null) {
            return export.to(new CheckedOutput(surroundings.out()));
        }
        var place = Files.exists(file) ? file.toRealPath() : file;
        var partial = place.resolveSibling(place.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            var written = writeTo(partial, export);
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder for " + file, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static <T> T writeTo(Path partial, Export<T> export) throws IOException {
        var create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(partial, create, OwnerOnly.file(partial))) {
            var written = export.to(Channels.newOutputStream(channel));
            channel.force(true);
            return written;
        }
    }
}
