package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A body of which the bytes that went out are hashed. Where it goes out again, the last time counts. */
final class HashedBody {

    private final UploadSource source;
    private ContentHash hash = new ContentHash();

    HashedBody(UploadSource source) {
        this.source = source;
    }

    RequestBody body() {
        return source.repeats()
                ? new RequestBody.Again(this::open, source.size())
                : new RequestBody.Once(this::write, source.size());
    }

    private InputStream open() throws IOException {
        hash = new ContentHash();
        return hash.of(source.open(0));
    }

    private void write(OutputStream out) throws IOException {
        open().transferTo(out);
    }

    /** Returns the hash of what went out; to be asked for once. */
    String hash() {
        return hash.finished();
    }
}
