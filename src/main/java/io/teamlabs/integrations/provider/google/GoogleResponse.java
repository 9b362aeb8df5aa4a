package io.teamlabs.integrations.provider.google;

import com.google.api.client.http.LowLevelHttpResponse;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as Google's libraries take it. They close its content and not always the answer, so one closes the other. */
final class GoogleResponse extends LowLevelHttpResponse {

    private static final int WORTH_READING = 8 * 1024;

    private final ApiAnswer answer;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final InputStream content;

    GoogleResponse(ApiAnswer answer) {
        this.answer = answer;
        answer.headers().forEach((name, value) -> headers.add(Map.entry(name, value)));
        content = new Content(answer);
    }

    @Override
    public InputStream getContent() {
        return content;
    }

    @Override
    public @Nullable String getContentEncoding() {
        return answer.header("Content-Encoding").orElse(null);
    }

    @Override
    public long getContentLength() {
        return answer.header("Content-Length")
                .filter(length -> length.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    @Override
    public @Nullable String getContentType() {
        return answer.header("Content-Type").orElse(null);
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + answer.status();
    }

    @Override
    public int getStatusCode() {
        return answer.status();
    }

    @Override
    public @Nullable String getReasonPhrase() {
        return null;
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }

    @Override
    public void disconnect() {
        answer.close();
    }

    /** A JSON parser stops at the last brace: what little may follow is read, so that the connection can serve again. */
    private static final class Content extends FilterInputStream {

        private final ApiAnswer answer;
        private boolean closed;

        Content(ApiAnswer answer) {
            super(answer.body());
            this.answer = answer;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (answer) {
                in.readNBytes(WORTH_READING);
            }
        }
    }
}
