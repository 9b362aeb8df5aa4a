package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A body on its way to a provider: one that came in parts, which can be read from any position as often as needed, or that
 * of the request at hand, which can be read once.
 */
public final class UploadSource {

    private final String mediaType;
    private final long size;
    private final boolean again;
    private final Opening opening;

    /** Opens a body at a position, counted in bytes from its beginning. */
    @FunctionalInterface
    public interface Opening {
        InputStream from(long position) throws IOException;
    }

    private UploadSource(String mediaType, long size, boolean again, Opening opening) {
        this.mediaType = mediaType;
        this.size = size;
        this.again = again;
        this.opening = opening;
    }

    public static UploadSource stored(Upload upload, Opening opening) {
        return new UploadSource(upload.mediaType(), upload.size(), true, opening);
    }

    /**
     * The body of the request at hand.
     *
     * @param size in bytes, or {@link RequestBody#UNKNOWN}
     */
    public static UploadSource once(InputStream body, long size, String mediaType) {
        return new UploadSource(mediaType, size, false, position -> body);
    }

    public String mediaType() {
        return mediaType;
    }

    /** In bytes; {@link RequestBody#UNKNOWN} where the request did not say. */
    public long size() {
        return size;
    }

    /** Whether it can be read from any position, as often as needed. */
    public boolean repeats() {
        return again;
    }

    /** Returns the bytes from a position on; the caller closes the stream. */
    public InputStream open(long position) throws IOException {
        return opening.from(position);
    }

    /** Returns the whole as the body of a call. */
    public RequestBody body() {
        return again ? new RequestBody.Again(() -> open(0), size) : new RequestBody.Once(this::copy, size);
    }

    private void copy(OutputStream out) throws IOException {
        open(0).transferTo(out);
    }

    /** Returns so many bytes from a position on as the body of a call; only of what can be read again. */
    public RequestBody part(long position, long length) {
        if (!again) {
            throw new IllegalStateException("A body that comes once has no parts");
        }
        return new RequestBody.Again(() -> new Limited(open(position), length), length);
    }

    /** The first bytes of a stream. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream stream, long length) {
            super(stream);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(target, from, (int) Math.min(most, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
