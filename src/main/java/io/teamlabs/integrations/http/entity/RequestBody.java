package io.teamlabs.integrations.http.entity;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request: none, bytes or a source, which may be sent again, or a stream, which goes out once. */
public sealed interface RequestBody {

    /** The length of a stream that is not known beforehand; it goes out in chunks. */
    long UNKNOWN = -1;

    /** Whether the same body can be sent once more. */
    default boolean repeats() {
        return !(this instanceof Once);
    }

    /** No body, and no content type either. */
    record None() implements RequestBody {}

    /** A body of few bytes, held in memory. It may hold secrets: it prints as its length. */
    final class Bytes implements RequestBody {

        private final byte[] content;

        private Bytes(byte[] content) {
            this.content = content.clone();
        }

        public byte[] content() {
            return content.clone();
        }

        @Override
        public String toString() {
            return content.length + " bytes";
        }
    }

    /**
     * A body that is written as it goes out.
     *
     * @param length in bytes, or {@link #UNKNOWN}; no more and no fewer are written
     */
    record Once(BodyWriter writer, long length) implements RequestBody {
        public Once {
            if (length < UNKNOWN) {
                throw new IllegalArgumentException("A length is not negative");
            }
        }
    }

    /**
     * A body that can be read from its beginning as often as it is sent.
     *
     * @param length in bytes; no more and no fewer are read
     */
    record Again(Source source, long length) implements RequestBody {
        public Again {
            if (length < 0) {
                throw new IllegalArgumentException("What can be read again has a known length");
            }
        }
    }

    /** Opens a body; each call another stream, which the sender closes. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** The bytes of a stream, which the sender reads to its end and does not close. */
    static RequestBody of(InputStream stream, long length) {
        return new Once(stream::transferTo, length);
    }

    static RequestBody none() {
        return new None();
    }

    static RequestBody of(byte[] bytes) {
        return new Bytes(bytes);
    }
}
