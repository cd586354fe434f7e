package dev.costtracker.api.imports;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the transcripts in the files and folders named on the command line. */
final class TranscriptFiles {

    private static final String SUFFIX = ".jsonl";

    private final Map<Path, Long> sizes = new TreeMap<>();
    private final BiConsumer<Path, IOException> unreadable;

    private TranscriptFiles(BiConsumer<Path, IOException> unreadable) {
        this.unreadable = unreadable;
    }

    /**
     * Returns every file named, and every {@code *.jsonl} below a folder named, once each in the order of their paths,
     * with its size in bytes.
     *
     * @param unreadable told of every file or folder that can't be read; the others go on
     */
    static Map<Path, Long> find(Collection<Path> paths, BiConsumer<Path, IOException> unreadable) {
        var files = new TranscriptFiles(unreadable);
        paths.forEach(files::add);
        return files.sizes;
    }

    private void add(Path path) {
        try {
            var real = path.toRealPath();
            if (Files.isDirectory(real)) {
                Files.walkFileTree(real, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor());
            } else {
                sizes.put(real, Files.size(real));
            }
        } catch (IOException e) {
            unreadable.accept(path, e);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && file.getFileName().toString().endsWith(SUFFIX)) {
                sizes.put(file.toRealPath(), attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link back to a folder above adds no file.
            if (!(e instanceof FileSystemLoopException)) {
                unreadable.accept(file, e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unreadable.accept(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
