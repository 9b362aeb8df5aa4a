package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer as it comes and gives up at the first byte over the cap. Nothing is decompressed, as nothing compressed
 * was asked for: the bytes counted are the bytes kept.
 */
final class CappedAnswer extends AbstractBinResponseConsumer<OutgoingAnswer> {

    static final int CAP = 64 * 1024;

    /** An answer beyond the cap. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status;

    @Override
    protected void start(HttpResponse response, @Nullable ContentType type) {
        status = response.getCode();
        Arrays.stream(response.getHeaders())
                .filter(header -> header.getValue() != null)
                .forEach(this::add);
    }

    private void add(Header header) {
        headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
    }

    @Override
    protected int capacityIncrement() {
        return CAP;
    }

    @Override
    protected void data(ByteBuffer bytes, boolean last) throws IOException {
        if (body.size() + bytes.remaining() > CAP) {
            throw new TooLarge();
        }
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        body.write(part);
    }

    @Override
    protected OutgoingAnswer buildResult() {
        return new OutgoingAnswer(status, headers, body.toByteArray());
    }

    @Override
    public void releaseResources() {
        body.reset();
    }
}
