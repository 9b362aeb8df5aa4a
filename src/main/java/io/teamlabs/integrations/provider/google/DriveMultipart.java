package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Metadata and content in one body, {@code multipart/related} (RFC 2387): the content streams through. */
final class DriveMultipart {

    private final byte[] before;
    private final UploadSource content;
    private final byte[] after;

    private DriveMultipart(byte[] before, UploadSource content, byte[] after) {
        this.before = before;
        this.content = content;
        this.after = after;
    }

    /** The boundary is new each time, and so long that no content has it. */
    static ApiRequest body(ApiRequest request, String metadata, UploadSource content) {
        String boundary = "teamlabs-" + UUID.randomUUID();
        String before = "--" + boundary + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n" + metadata
                + "\r\n--" + boundary + "\r\nContent-Type: " + content.mediaType() + "\r\n\r\n";
        String after = "\r\n--" + boundary + "--\r\n";
        DriveMultipart parts = new DriveMultipart(
                before.getBytes(StandardCharsets.UTF_8), content, after.getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "multipart/related; boundary=" + boundary)
                .body(parts.body());
    }

    /** Sent again where the content can be read again. */
    private RequestBody body() {
        long length = before.length + content.size() + after.length;
        return content.repeats() ? new RequestBody.Again(this::open, length) : new RequestBody.Once(this::copy, length);
    }

    private void copy(OutputStream out) throws IOException {
        open().transferTo(out);
    }

    private InputStream open() throws IOException {
        List<InputStream> parts =
                List.of(new ByteArrayInputStream(before), content.open(0), new ByteArrayInputStream(after));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
