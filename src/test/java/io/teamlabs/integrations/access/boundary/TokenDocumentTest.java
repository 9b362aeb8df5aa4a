package io.teamlabs.integrations.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-28T10:11:12.345678Z");

    private static FreshToken token(String value, @Nullable Instant expiry, String... scopes) {
        return new FreshToken(new Secret(value), expiry, ScopeSet.of(scopes), ScopeSet.of("missing"), true);
    }

    private static JsonObject asOtherAnswersAreBuilt(FreshToken token) {
        return JsonDocument.object()
                .with("accessToken", token.accessToken().reveal())
                .with("tokenType", "Bearer")
                .with("expiresAt", token.expiresAt())
                .with("scopes", token.scopes())
                .with("missingScopes", token.missingScopes())
                .with("degraded", token.degraded())
                .toJson();
    }

    private static JsonObject read(byte[] written) {
        try (JsonReader reader = Json.createReader(new StringReader(new String(written, StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ya29.plain", "quote\"back\\slash/", "tab\tline\nnull\u0000unit\u001f", "李 ключ 😀", "{}[],:"})
    void writtenByHandIsWhatTheBuilderOfAnswersWrites(String value) {
        for (FreshToken token : List.of(
                token(value, EXPIRY, value, "b"),
                token(value, null),
                token(value, EXPIRY.truncatedTo(ChronoUnit.SECONDS), "a"))) {
            assertThat(read(TokenDocument.bytes(token))).isEqualTo(asOtherAnswersAreBuilt(token));
        }
    }
}
