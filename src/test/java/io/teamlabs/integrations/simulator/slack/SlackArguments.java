package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;

/** A method's arguments, which come in the query, in a form or as JSON; what is structured is JSON text in a form. */
final class SlackArguments {
    private final Request request;
    private final JsonObject json;

    private SlackArguments(Request request, JsonObject json) {
        this.request = request;
        this.json = json;
    }

    static SlackArguments of(Request request) {
        return request.hasType("application/json")
                ? new SlackArguments(request, request.json().orElseThrow(() -> SlackAnswers.refused("invalid_json")))
                : new SlackArguments(request, JsonValue.EMPTY_JSON_OBJECT);
    }

    Optional<String> get(String name) {
        JsonValue value = json.get(name);
        if (value != null && !value.equals(JsonValue.NULL)) {
            return Optional.of(value instanceof JsonString text ? text.getString() : value.toString());
        }
        return request.query().get(name).or(() -> request.form().get(name)).filter(text -> !text.isEmpty());
    }

    String text(String name) {
        return get(name).orElse("");
    }

    /** The argument, or the error that Slack has for one that is missing. */
    String required(String name) {
        return get(name).orElseThrow(() -> SlackAnswers.refused("missing_argument"));
    }

    boolean flag(String name) {
        return get(name).filter(text -> text.equals("true") || text.equals("1")).isPresent();
    }

    /** A whole number; the error is given. */
    long number(String name, long fallback, String error) {
        try {
            return get(name).map(Long::parseLong).orElse(fallback);
        } catch (NumberFormatException notANumber) {
            throw SlackAnswers.refused(error);
        }
    }

    /** A list, be it JSON or JSON text; the error is given. */
    Optional<JsonArray> list(String name, String error) {
        return get(name).map(text -> {
            Optional<JsonStructure> parsed = JsonText.parse(text);
            return parsed.filter(JsonArray.class::isInstance)
                    .map(JsonArray.class::cast)
                    .orElseThrow(() -> SlackAnswers.refused(error));
        });
    }

    /** An address on the host that was called. */
    URI here(String path) {
        return URI.create("http://" + request.header("Host").orElse("127.0.0.1") + path);
    }
}
