package io.teamlabs.integrations.legacy.documents.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtendedDatesTest {

    private static @Nullable Instant date(String json) {
        Map<String, @Nullable Object> document = JsonLine.read("{\"at\":" + json + "}");
        return ExtendedJson.date(document.get("at"), "at");
    }

    @Test
    void everyFormOfTheSameMomentIsUnderstood() {
        for (String form : new String[] {
            "{\"$date\":\"2024-01-31T10:11:12.345Z\"}",
            "{\"$date\":\"2024-01-31T10:11:12.345+00:00\"}",
            "{\"$date\":\"2024-01-31T11:11:12.345+0100\"}",
            "{\"$date\":\"2024-01-31T11:11:12.345+01\"}",
            "{\"$date\":\"2024-01-31T10:11:12.345\"}",
            "{\"$date\":\"2024-01-31t10:11:12.345z\"}",
            "{\"$date\":1706695872345}",
            "{\"$date\":\"1706695872345\"}",
            "{\"$date\":1.706695872345E12}",
            "{\"$date\":{\"$numberLong\":\"1706695872345\"}}",
            "{\"$numberLong\":\"1706695872345\"}",
            "\"2024-01-31T10:11:12.345Z\"",
            "1706695872345",
        }) {
            assertThat(date(form)).as(form).isEqualTo(Instant.parse("2024-01-31T10:11:12.345Z"));
        }
    }

    @Test
    void edgesOfTimeAreUnderstood() {
        assertThat(date("{\"$date\":{\"$numberLong\":\"-1\"}}")).isEqualTo(Instant.ofEpochMilli(-1));
        assertThat(date("{\"$date\":\"2024-02-29\"}")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(date("{\"$date\":\"2024-01-01T00:00:00.123456789Z\"}"))
                .isEqualTo(Instant.parse("2024-01-01T00:00:00.123456789Z"));
        assertThat(date("{\"$timestamp\":{\"t\":1706695872,\"i\":1}}")).isEqualTo(Instant.ofEpochSecond(1_706_695_872));
        assertThat(date("null")).isNull();
        assertThat(date("\"\"")).isNull();
        assertThat(date("{\"$undefined\":true}")).isNull();
    }

    @Test
    void whatIsNoDateIsRejected() {
        for (String form : new String[] {
            "\"yesterday\"",
            "\"2023-02-29T00:00:00Z\"",
            "\"2024-13-01\"",
            "{\"$date\":true}",
            "{\"$date\":{}}",
            "{\"$date\":{\"$date\":{\"$date\":[]}}}",
            "{\"$date\":{\"$numberLong\":\"many\"}}",
            "{\"$date\":{\"$numberLong\":\"9223372036854775807\"}}",
            "{\"$date\":{\"$numberLong\":\"-9223372036854775808\"}}",
            "{\"$date\":1e400}",
            "{\"$date\":\"+12024-01-01T00:00:00Z\"}",
            "{\"$timestamp\":{\"t\":-99999999999999}}",
            "[]",
            "true",
        }) {
            assertThatExceptionOfType(Rejected.class).as(form).isThrownBy(() -> date(form));
        }
    }
}
