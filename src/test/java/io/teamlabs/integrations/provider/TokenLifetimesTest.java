package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long tokens live, by whatever stands in {@code expires_in}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenLifetimesTest {

    private final Vendors vendors = new Vendors();

    @AfterAll
    void close() {
        vendors.close();
    }

    @ParameterizedTest
    @DisplayName("bar 12: expires_in is read as a number, a text, a fraction, and capped where it is huge")
    @CsvSource({
        "3599, 3599",
        "'\"3600\"', 3600",
        "'\" 60 \"', 60",
        "1.9, 1",
        "1, 1",
        "28800.0, 28800",
        "1e3, 1000",
        "315360000, 315360000",
        "9223372036854775807, 315360000",
        "99999999999999999999999999, 315360000"
    })
    void readableLifetimeIsKept(String written, long seconds) {
        for (ProviderDialect dialect : vendors.dialects()) {
            TokenAnswer answer = refreshed(dialect, ",\"expires_in\":" + written);
            assertThat(lifetime(answer, answer.expiresAt())).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @DisplayName(
            "bar 12: expires_in that is absent, zero, negative or no number says nothing, and no token is born dead")
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":null",
                ",\"expires_in\":0",
                ",\"expires_in\":\"0\"",
                ",\"expires_in\":-1",
                ",\"expires_in\":0.5",
                ",\"expires_in\":\"soon\"",
                ",\"expires_in\":\"\"",
                ",\"expires_in\":true",
                ",\"expires_in\":{}",
                ",\"expires_in\":[3600]",
                ",\"expires_in\":1e-400"
            })
    void meaninglessLifetimeIsNone(String member) {
        for (ProviderDialect dialect : vendors.dialects()) {
            assertThat(refreshed(dialect, member).expiresAt()).isNull();
        }
    }

    @Test
    void lifetimeOfTheRefreshTokenIsReadAlike() {
        for (ProviderDialect dialect : vendors.dialects()) {
            TokenAnswer answer = refreshed(dialect, ",\"refresh_token_expires_in\":\"604799\"");
            assertThat(lifetime(answer, answer.refreshTokenExpiresAt())).isEqualTo(Duration.ofSeconds(604799));
            assertThat(refreshed(dialect, "").refreshTokenExpiresAt()).isNull();
        }
    }

    private static Duration lifetime(TokenAnswer answer, @Nullable Instant end) {
        assertThat(end).isNotNull();
        return Duration.between(answer.issuedAt(), Objects.requireNonNull(end));
    }

    private TokenAnswer refreshed(ProviderDialect dialect, String members) {
        String body = "{\"ok\":true,\"access_token\":\"a\",\"token_type\":\"user\"" + members + "}";
        vendors.simulator(dialect).program(Fault.reply(200, Map.of(), body).times(1));
        return Stages.value(dialect.refresh(Vendors.client(dialect), new Secret("a-token")));
    }
}
