package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.wire.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * What a file holds.
 *
 * @param bytes of whatever number
 * @param hash Dropbox' own of them
 */
record FileContent(Content bytes, String hash) {
    private static final int PART = 64 * 1024;

    static FileContent of(Content bytes) {
        ContentHash hash = new ContentHash();
        byte[] part = new byte[PART];
        try (InputStream in = bytes.open()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                hash.update(part, 0, read);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new FileContent(bytes, hash.finish());
    }

    /** One after the other. */
    static FileContent joined(List<FileContent> parts) {
        List<InputStream> streams =
                parts.stream().map(part -> part.bytes().open()).toList();
        try (InputStream all = new SequenceInputStream(Collections.enumeration(streams))) {
            return of(Content.read(all));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long size() {
        return bytes.length();
    }
}
