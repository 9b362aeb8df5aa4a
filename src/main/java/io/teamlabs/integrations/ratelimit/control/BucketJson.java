package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.ratelimit.entity.Demand;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import io.teamlabs.integrations.ratelimit.entity.Turn;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket as its row holds it. Times are microseconds of the epoch, rounded up, so that a round trip gives nothing away. */
final class BucketJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private BucketJson() {}

    static String write(SharedBucket bucket) {
        JsonDocument document = JsonDocument.object().with("fullAt", micros(bucket.fullAt()));
        Instant blocked = bucket.blockedUntil();
        if (blocked != null) {
            document.with("blockedUntil", micros(blocked));
        }
        SharedBucket.Ceiling ceiling = bucket.ceiling();
        if (ceiling != null) {
            document.with("left", ceiling.left()).with("leftUntil", micros(ceiling.until()));
        }
        if (!bucket.turns().isEmpty()) {
            document.with("turns", bucket.turns().stream().map(BucketJson::turn).toList());
        }
        return document.toJson().toString();
    }

    private static JsonDocument turn(Turn turn) {
        Map<String, Object> wants = new TreeMap<>();
        turn.wants()
                .forEach((node, want) -> wants.put(
                        node, List.of(want.demand().tokens(), want.demand().portion(), micros(want.until()))));
        return JsonDocument.object()
                .with("tenant", turn.tenant())
                .with("served", turn.served())
                .with("wants", wants);
    }

    static SharedBucket read(String text) {
        JsonObject json;
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            json = reader.readObject();
        }
        SharedBucket.Ceiling ceiling = json.containsKey("left")
                ? new SharedBucket.Ceiling(number(json, "left"), instant(number(json, "leftUntil")))
                : null;
        List<Turn> turns = json.containsKey("turns")
                ? json.getJsonArray("turns").getValuesAs(JsonObject.class).stream()
                        .map(BucketJson::turn)
                        .toList()
                : List.of();
        return new SharedBucket(instant(number(json, "fullAt")), blockedUntil(json), ceiling, turns);
    }

    private static @Nullable Instant blockedUntil(JsonObject json) {
        return json.containsKey("blockedUntil") ? instant(number(json, "blockedUntil")) : null;
    }

    private static Turn turn(JsonObject json) {
        Map<String, Turn.Want> wants = new TreeMap<>();
        for (Map.Entry<String, JsonValue> want : json.getJsonObject("wants").entrySet()) {
            var parts = want.getValue().asJsonArray();
            Demand demand = new Demand(parts.getInt(0), parts.getInt(1));
            long until = parts.getJsonNumber(2).longValueExact();
            wants.put(want.getKey(), new Turn.Want(demand, instant(until)));
        }
        return new Turn(json.getString("tenant"), number(json, "served"), wants);
    }

    private static long number(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }

    private static long micros(Instant time) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return instant(micros).isBefore(time) ? micros + 1 : micros;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(Duration.of(micros, ChronoUnit.MICROS));
    }
}
