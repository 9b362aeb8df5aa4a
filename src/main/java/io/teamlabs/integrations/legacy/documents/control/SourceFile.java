package io.teamlabs.integrations.legacy.documents.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that is read, and how it is known again: by its size and the SHA-256 of its head. */
@SuppressWarnings("ArrayRecordComponent") // compared by its bytes where it is compared
public record SourceFile(Path path, long size, byte[] headDigest) {

    private static final int HEAD = 1 << 16;

    /** Looks at the file; fails with {@link ImportFailure} where it is none that can be read. */
    public static SourceFile open(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new ImportFailure("There is no file " + path + ". A pipe cannot be resumed: export to a file.");
            }
            byte[] head = head(path);
            refuseArray(head);
            return new SourceFile(path, Files.size(path), Sha256.of(head));
        } catch (IOException unreadable) {
            throw new ImportFailure("The file " + path + " cannot be read. Check its rights.");
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(HEAD);
        }
    }

    private static void refuseArray(byte[] head) {
        for (byte unit : head) {
            if (unit == '[') {
                throw new ImportFailure("The file is one JSON array. Export it again without --jsonArray.");
            }
            if (unit != ' ' && unit != '\t' && unit != '\r' && unit != '\n') {
                return;
            }
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }
}
