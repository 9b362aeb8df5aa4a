package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.Headers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Lets Slack's library call through the gateway: it answers every request by itself, so that the library's HTTP client never
 * opens a connection. What the gateway ends in a problem passes through the library as it is.
 */
final class SlackTransport implements Interceptor {

    /** Methods that change nothing, or nothing more when they come again. */
    private static final Set<String> REPEATABLE = Set.of(
            "conversations.list",
            "conversations.join",
            "chat.scheduledMessages.list",
            "users.lookupByEmail",
            "files.getUploadURLExternal");

    private final ConnectedAccount account;

    SlackTransport(ConnectedAccount account) {
        this.account = account;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        ApiAnswer answer = account.send(call(request));
        Response.Builder response = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(answer.status())
                .message("")
                .body(new Body(answer));
        answer.headers().forEach((name, value) -> add(response, name, value));
        return response.build();
    }

    /** The library's bodies are short forms: held, so that they can be sent again with a new token. */
    private static ApiRequest call(Request request) throws IOException {
        Headers headers = Headers.NONE;
        for (String name : request.headers().names()) {
            for (String value : request.headers().values(name)) {
                headers = headers.lenientlyAnd(name, value);
            }
        }
        ApiRequest call = ApiRequest.of(request.method(), request.url().uri()).headers(headers);
        String path = request.url().encodedPath();
        ApiRequest told = REPEATABLE.contains(path.substring(path.lastIndexOf('/') + 1)) ? call.repeatable() : call;
        RequestBody body = request.body();
        return body == null ? told : told.body(type(body), bytes(body));
    }

    private static String type(RequestBody body) {
        MediaType type = body.contentType();
        return type == null ? "application/x-www-form-urlencoded" : type.toString();
    }

    private static byte[] bytes(RequestBody body) throws IOException {
        try (Buffer buffer = new Buffer()) {
            body.writeTo(buffer);
            return buffer.readByteArray();
        }
    }

    /** Its client is stricter about headers than Slack need be. */
    private static void add(Response.Builder response, String name, String value) {
        try {
            response.addHeader(name, value);
        } catch (IllegalArgumentException notAscii) {
            // The library reads none of these.
        }
    }

    /** An answer's body as it comes. */
    private static final class Body extends ResponseBody {

        private final ApiAnswer answer;
        private final BufferedSource source;

        Body(ApiAnswer answer) {
            this.answer = answer;
            this.source = Okio.buffer(Okio.source(closing(answer)));
        }

        private static InputStream closing(ApiAnswer answer) {
            return new FilterInputStream(answer.body()) {
                @Override
                public void close() {
                    answer.close();
                }
            };
        }

        @Override
        public @Nullable MediaType contentType() {
            return answer.header("Content-Type").map(MediaType::parse).orElse(null);
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
