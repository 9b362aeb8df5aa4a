package io.teamlabs.integrations.http.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "' 30 ', PT30S",
        "3600, PT1H",
        "3601, PT1H",
        "99999999999999999999, PT1H",
        "'Tue, 24 Nov 2026 08:01:30 GMT', PT1M30S",
        "'Tue, 24 Nov 2026 07:00:00 GMT', PT0S",
        "'Thu, 24 Nov 2033 08:00:00 GMT', PT1H"
    })
    void retryAfterIsReadAsSecondsOrDateAndCappedAtAnHour(String value, Duration expected) {
        assertThat(answer(value).retryAfter(NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-24T08:01:30Z", "Tue, 31 Feb 2026 08:01:30 GMT"})
    void unreadableRetryAfterIsNone(String value) {
        assertThat(answer(value).retryAfter(NOW)).isEmpty();
    }

    @Test
    void requestAndAnswerPrintWithoutWhatTheyCarry() {
        OutgoingRequest request = OutgoingRequest.post(URI.create("https://api.example/path?code=c"))
                .bearer(new Secret("token-1"))
                .json("{\"refresh_token\":\"r\"}");
        assertThat(request).hasToString("POST api.example");
        assertThat(answer("1")).hasToString("status 429");
    }

    @Test
    void headerValueThatWouldBeginAnotherHeaderIsRefused() {
        OutgoingRequest request = OutgoingRequest.get(URI.create("https://api.example/"));
        assertThatThrownBy(() -> request.bearer(new Secret("a\r\nX-Evil: 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Evil");
    }

    private static OutgoingAnswer answer(String retryAfter) {
        return new OutgoingAnswer(429, Map.of("retry-after", retryAfter), new byte[0]);
    }
}
