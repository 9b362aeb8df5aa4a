package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, on disk: a test moves hundreds of megabytes. */
record StoredContent(Path path, long size, String md5) {

    Content bytes() {
        return Content.of(path);
    }

    void forget() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
