package io.teamlabs.integrations.simulator.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Edits a member of a token answer, beside every {@code access_token} in it: Slack nests them. */
final class TokenAnswer {
    private TokenAnswer() {}

    static String with(String body, String member, Optional<JsonValue> value) {
        return JsonText.parseObject(body)
                .map(json -> edited(json, member, value).toString())
                .orElse(body);
    }

    private static JsonObject edited(JsonObject json, String member, Optional<JsonValue> value) {
        JsonObjectBuilder edited = JsonText.object();
        json.forEach((name, inner) ->
                edited.add(name, inner instanceof JsonObject nested ? edited(nested, member, value) : inner));
        if (json.containsKey("access_token")) {
            edited.remove(member);
            value.ifPresent(given -> edited.add(member, given));
        }
        return edited.build();
    }
}
