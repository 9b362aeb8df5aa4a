package io.teamlabs.integrations.provider.google;

import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** A request of Google's libraries on its way to the gateway. A long body is written as it goes out, never held. */
final class GoogleRequest extends LowLevelHttpRequest {

    private static final int LONGEST_HELD = 64 * 1024;

    /** Answers are not to be compressed, as they stream; and which Java on which system we run on is not told. */
    private static final Set<String> LEFT_OUT = Set.of("accept-encoding", "x-goog-api-client");

    private final GoogleTransport transport;
    private final ApiRequest call;
    private Headers headers = Headers.NONE;

    GoogleRequest(GoogleTransport transport, ApiRequest call) {
        this.transport = transport;
        this.call = call;
    }

    @Override
    public void addHeader(String name, String value) {
        if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
            headers = headers.and(name, value);
        }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        var sent = getStreamingContent();
        if (sent == null) {
            return transport.send(call.headers(headers));
        }
        if (!(sent instanceof HttpContent content)) {
            throw new IllegalStateException(
                    "The libraries were told to compress or to log bodies, which they must not");
        }
        Headers typed = getContentType() == null ? headers : headers.with("Content-Type", getContentType());
        return transport.send(call.headers(typed).body(body(content)));
    }

    /** What is short, or can be read anew, may be sent again with a new token; the rest goes out once. */
    private RequestBody body(HttpContent content) throws IOException {
        long length = getContentLength();
        boolean again = content.retrySupported();
        if (again && length >= 0 && length <= LONGEST_HELD) {
            ByteArrayOutputStream held = new ByteArrayOutputStream((int) length);
            content.writeTo(held);
            return RequestBody.of(held.toByteArray());
        }
        if (again && length >= 0 && content instanceof AbstractInputStreamContent stream) {
            return new RequestBody.Again(stream::getInputStream, length);
        }
        return new RequestBody.Once(content::writeTo, length < 0 ? RequestBody.UNKNOWN : length);
    }
}
