package io.teamlabs.integrations.simulator.inspector;

import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Faults as they are written in the control calls. */
final class FaultJson {
    private FaultJson() {}

    /**
     * Reads one fault.
     *
     * @throws IllegalArgumentException for an unknown kind
     */
    static Fault read(JsonObject json) {
        int times = json.getInt("times", 1);
        Fault fault = kind(json).on(json.getString("path", "")).times(times < 1 ? Fault.ALWAYS : times);
        int delay = json.getInt("delayMs", 0);
        return delay > 0 ? fault.after(Duration.ofMillis(delay)) : fault;
    }

    private static Fault kind(JsonObject json) {
        Duration time = Duration.ofMillis(json.getInt("ms", 1000));
        String kind = json.getString("kind", "");
        return switch (kind) {
            case "delay" -> Fault.delay(time);
            case "slowAnswer" -> Fault.slowAnswer(time);
            case "trickle" -> Fault.trickle(time);
            case "status" -> Fault.reply(json.getInt("status"), headers(json), json.getString("body", ""));
            case "tooManyRequests" -> Fault.tooManyRequests(json.getString("retryAfter", "1"));
            case "html" -> Fault.html(json.getInt("status", 200));
            case "droppedBefore" -> Fault.droppedBefore();
            case "answerLost" -> Fault.answerLost();
            case "truncated" -> Fault.truncated();
            case "huge" -> Fault.huge();
            case "garbage" -> Fault.garbage();
            case "redirect" -> Fault.redirect(json.getString("location"));
            case "expiresIn" -> Fault.expiresIn(Optional.<JsonValue>ofNullable(json.get("value")));
            case "withoutScope" -> Fault.withoutScope();
            default -> throw new IllegalArgumentException("There is no kind of fault called '" + kind + "'");
        };
    }

    private static Map<String, String> headers(JsonObject json) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonObject given = json.getJsonObject("headers");
        if (given != null) {
            given.forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        }
        return headers;
    }

    static JsonObjectBuilder write(Fault fault) {
        return JsonText.object()
                .add("name", fault.name())
                .add("path", fault.pathPart())
                .add("times", fault.times() == Fault.ALWAYS ? 0 : fault.times());
    }
}
