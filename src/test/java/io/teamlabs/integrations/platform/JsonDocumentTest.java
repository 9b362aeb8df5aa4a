package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {

    @Test
    void membersKeepTheirOrderAndNullIsWritten() {
        assertThat(JsonDocument.object()
                        .with("b", "text")
                        .with("a", null)
                        .with("c", true)
                        .with("d", 7)
                        .toJson())
                .hasToString("{\"b\":\"text\",\"a\":null,\"c\":true,\"d\":7}");
    }

    @Test
    void timesAreIso8601InUtcAndAddressesText() {
        assertThat(JsonDocument.object()
                        .with("at", Instant.parse("2026-03-01T12:00:00.123456Z"))
                        .with("url", URI.create("https://example.com/a"))
                        .toJson())
                .hasToString("{\"at\":\"2026-03-01T12:00:00.123Z\",\"url\":\"https://example.com/a\"}");
    }

    @Test
    void listsMapsDocumentsAndJsonAreNested() {
        assertThat(JsonDocument.object()
                        .with("list", List.of(1, JsonDocument.object().with("in", "list")))
                        .with("map", Map.of("key", List.of()))
                        .with("json", JsonValue.EMPTY_JSON_OBJECT)
                        .toJson())
                .hasToString("{\"list\":[1,{\"in\":\"list\"}],\"map\":{\"key\":[]},\"json\":{}}");
    }

    @Test
    void secretHasNoJsonForm() {
        JsonDocument document = JsonDocument.object();

        assertThatThrownBy(() -> document.with("token", new Secret("hidden")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
    }
}
