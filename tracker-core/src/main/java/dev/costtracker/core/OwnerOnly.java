package dev.costtracker.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** With what a file or a folder is created that is its owner's alone, where there are owners. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** For a file that its owner may read and write. */
    public static FileAttribute<?>[] file(Path path) {
        return permissions(path, "rw-------");
    }

    /** Makes a file that its owner may read and write, unless there is one. */
    public static void createFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, file(path));
        }
    }

    /** For a folder that its owner may use. */
    public static FileAttribute<?>[] folder(Path path) {
        return permissions(path, "rwx------");
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
