package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The JSON of a token. Written by hand: it is asked for more often than all the rest, and a tree of it costs more than reading it. */
final class TokenDocument {

    private static final int USUAL_LENGTH = 1_024;

    private final StringBuilder json = new StringBuilder(USUAL_LENGTH);

    private TokenDocument() {}

    /** RFC 6749, 5.1: an answer with a token is stored nowhere. */
    static Response answer(FreshToken token) {
        return Response.ok(bytes(token), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static byte[] bytes(FreshToken token) {
        TokenDocument document = new TokenDocument();
        document.json.append("{\"accessToken\":");
        document.text(token.accessToken().reveal());
        document.json.append(",\"tokenType\":\"Bearer\",\"expiresAt\":");
        document.time(token.expiresAt());
        document.json.append(",\"scopes\":");
        document.scopes(token.scopes());
        document.json.append(",\"missingScopes\":");
        document.scopes(token.missingScopes());
        document.json.append(",\"degraded\":").append(token.degraded()).append('}');
        return document.json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void time(@Nullable Instant time) {
        if (time == null) {
            json.append("null");
        } else {
            json.append('"').append(time.truncatedTo(ChronoUnit.MILLIS)).append('"');
        }
    }

    private void scopes(ScopeSet scopes) {
        json.append('[');
        boolean first = true;
        for (String scope : scopes) {
            if (!first) {
                json.append(',');
            }
            first = false;
            text(scope);
        }
        json.append(']');
    }

    /** RFC 8259, 7: quotes, backslashes and controls are escaped, all else stands as it is. */
    private void text(String value) {
        json.append('"');
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        json.append('"');
    }
}
