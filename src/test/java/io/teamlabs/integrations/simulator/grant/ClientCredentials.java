package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client says of itself, by {@code Authorization: Basic} or in the body (RFC 6749 section 2.3.1). */
public record ClientCredentials(String id, String secret) {
    /** From the form's {@code client_id} and {@code client_secret}, empty where they are missing. */
    public static ClientCredentials posted(Request request) {
        return new ClientCredentials(
                request.form().text("client_id"), request.form().text("client_secret"));
    }

    /** From the header, else from the form. */
    public static ClientCredentials basicOrPosted(Request request) {
        return basic(request).orElseGet(() -> posted(request));
    }

    /** From the header; both parts are form-encoded in it. */
    public static Optional<ClientCredentials> basic(Request request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> decoded(value.substring(6).trim()));
    }

    private static Optional<ClientCredentials> decoded(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ClientCredentials(
                            unescaped(pair.substring(0, colon)), unescaped(pair.substring(colon + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "credentials of client " + id;
    }
}
