package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.http.entity.BodyWriter;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider's API, without credentials: the gateway adds them. Immutable; every method returns a changed copy.
 * It prints as its method and host.
 */
public final class ApiRequest {

    /** RFC 9110, 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final String method;
    private final URI uri;
    private final Headers headers;
    private final RequestBody body;
    private final Options options;

    private record Options(
            boolean repeatable,
            boolean follows,
            @Nullable String endpoint,
            @Nullable Duration patience,
            @Nullable Duration answerWithin) {

        Options repeatable(boolean other) {
            return new Options(other, follows, endpoint, patience, answerWithin);
        }
    }

    private ApiRequest(String method, URI uri, Headers headers, RequestBody body, Options options) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.options = options;
    }

    /** A request without headers and body, to an absolute address of the provider. */
    public static ApiRequest of(String method, URI uri) {
        boolean repeatable = IDEMPOTENT.contains(method);
        return new ApiRequest(
                method, uri, Headers.NONE, RequestBody.none(), new Options(repeatable, false, null, null, null));
    }

    public static ApiRequest get(URI uri) {
        return of("GET", uri);
    }

    public static ApiRequest post(URI uri) {
        return of("POST", uri);
    }

    /** The same with this value and no other of the name; {@code Authorization} is dropped on the way. */
    public ApiRequest header(String name, String value) {
        return headers(headers.with(name, value));
    }

    public ApiRequest headers(Headers all) {
        return new ApiRequest(method, uri, all, body, options);
    }

    /** The same with a body that may be sent again. */
    public ApiRequest body(String contentType, byte[] bytes) {
        return header("Content-Type", contentType).body(RequestBody.of(bytes));
    }

    public ApiRequest json(String text) {
        return body("application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a body that goes out once; its length in bytes, or {@link RequestBody#UNKNOWN}. */
    public ApiRequest stream(InputStream stream, long length) {
        return body(RequestBody.of(stream, length));
    }

    /** The same with a body that is written as it goes out, once. */
    public ApiRequest written(BodyWriter writer, long length) {
        return body(new RequestBody.Once(writer, length));
    }

    public ApiRequest body(RequestBody any) {
        return new ApiRequest(method, uri, headers, any, options);
    }

    /**
     * Declares that the provider does the call once however often it is sent: it reads only, or carries an idempotency key.
     * Needed for POST and PATCH alone; without it they are not repeated after a failure behind which they may have worked.
     */
    public ApiRequest repeatable() {
        return with(options.repeatable(true));
    }

    /** Declares that the call must not be repeated whatever its method: a PUT of a part that moves an offset. */
    public ApiRequest onceOnly() {
        return with(options.repeatable(false));
    }

    /**
     * Wants redirects of GET and HEAD followed: a renamed repository, a download from another host. Credentials stay
     * behind where the host changes, and each address is checked as the first was.
     */
    public ApiRequest followingRedirects() {
        return with(new Options(options.repeatable, true, options.endpoint, options.patience, options.answerWithin));
    }

    /** Names the endpoint class that the call's quota is counted in, where the provider's own rule would not find it. */
    public ApiRequest endpoint(String name) {
        return with(new Options(options.repeatable, options.follows, name, options.patience, options.answerWithin));
    }

    /** How long the caller would wait for a permit or a retry, instead of the setting. */
    public ApiRequest patience(Duration most) {
        return with(new Options(options.repeatable, options.follows, options.endpoint, most, options.answerWithin));
    }

    /** How long the provider may take to begin its answer, instead of the setting: for a long poll. */
    public ApiRequest answerWithin(Duration most) {
        return with(new Options(options.repeatable, options.follows, options.endpoint, options.patience, most));
    }

    private ApiRequest with(Options changed) {
        return new ApiRequest(method, uri, headers, body, changed);
    }

    /** The same call to another address, for a redirect. */
    public ApiRequest at(URI other) {
        return new ApiRequest(method, other, headers, body, options);
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    public Headers headers() {
        return headers;
    }

    public RequestBody body() {
        return body;
    }

    public boolean isRepeatable() {
        return options.repeatable;
    }

    public boolean followsRedirects() {
        return options.follows;
    }

    public @Nullable String endpoint() {
        return options.endpoint;
    }

    public @Nullable Duration patience() {
        return options.patience;
    }

    public @Nullable Duration answerWithin() {
        return options.answerWithin;
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
