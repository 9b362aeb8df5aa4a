package io.teamlabs.integrations.legacy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.ConsentScript;
import io.teamlabs.integrations.simulator.wire.Parameters;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays the steps of the fixture, one after the other. */
final class FrontendSteps {

    private final FrontendStage stage;
    private final Memory memory;
    private final OldFrontend frontend;
    private final OldBrowser browser = new OldBrowser();
    private final ConsentScript consent = new ConsentScript();

    FrontendSteps(FrontendStage stage) {
        this.stage = stage;
        this.memory = stage.memory();
        this.frontend = new OldFrontend(FrontendStage.ORIGIN);
    }

    /** Plays a step; fails with its title, as reports do not show it otherwise. */
    void play(JsonObject step) {
        try {
            playUntitled(step);
        } catch (AssertionError failed) {
            throw new AssertionError(step.getString("title") + ": " + failed.getMessage(), failed);
        }
    }

    private void playUntitled(JsonObject step) {
        if (step.containsKey("call")) {
            call(step);
        } else if (step.containsKey("simulators")) {
            keep(step, stage.simulators(step.getString("simulators"), body(step)));
        } else if (step.containsKey("read")) {
            read(step);
        } else {
            browse(step);
        }
    }

    private void call(JsonObject step) {
        String[] call = memory.fill(step.getString("call")).split(" ", 2);
        String token = step.containsKey("as") ? stage.token(step.getString("as")) : null;
        HttpResponse<String> answer = frontend.send(new OldFrontend.Call(
                call[0],
                URI.create(stage.base() + call[1]),
                token,
                body(step),
                step.getString("contentType", "application/json")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(step.getInt("status"));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Set-Cookie")).as("a cookie").isEqualTo(cookieExpected(call[1], answer));
        JsonObject body = parse(answer.body());
        assertThat(JsonPattern.differences(memory.fill(step.getJsonObject("answer")), body))
                .isEmpty();
        keep(step, body);
    }

    /** Today's call that begins sets one, which a page that calls without credentials never sees; the old calls set none. */
    private static Optional<String> cookieExpected(String path, HttpResponse<String> answer) {
        return path.startsWith("/api/v1/") ? answer.headers().firstValue("Set-Cookie") : Optional.empty();
    }

    private @Nullable String body(JsonObject step) {
        if (step.containsKey("raw")) {
            return step.getString("raw");
        }
        return step.containsKey("body") ? memory.fill(step.get("body")).toString() : null;
    }

    private void read(JsonObject step) {
        URI address = URI.create(memory.fill(step.getString("read")));
        assertThat(address.toString()).startsWith(memory.fill(step.getString("address")) + "?");
        Parameters parameters = Parameters.parse(address.getRawQuery());
        step.getJsonObject("parameters")
                .forEach((name, value) ->
                        assertThat(parameters.text(name)).as(name).isEqualTo(memory.fill(text(value))));
        JsonObject kept = step.getJsonObject("keep");
        if (kept != null) {
            kept.forEach((name, parameter) -> memory.keep(name, parameters.text(text(parameter))));
        }
    }

    private void browse(JsonObject step) {
        URI at = URI.create(memory.fill(step.getString("at")));
        switch (step.getString("browser")) {
            case "continue" -> arrive(step, browser.confirm(at));
            case "allow" -> arrive(step, consent.allow(at));
            case "deny" -> arrive(step, consent.deny(at));
            case "open" -> page(step, browser.open(at));
            case "open in another browser" -> page(step, new OldBrowser().open(at));
            default -> throw new IllegalArgumentException("No browser does " + step.getString("browser"));
        }
    }

    private void arrive(JsonObject step, URI address) {
        memory.keep(step.getString("keepAddress"), address.toString());
        memory.keep(step.getString("keepAddress") + ".path", address.getRawPath() + "?" + address.getRawQuery());
    }

    /** Whatever the browser is answered has the headers of a page whose address holds a code. */
    private void page(JsonObject step, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(step.getInt("status"));
        Map.of("Referrer-Policy", "no-referrer", "Cache-Control", "no-store")
                .forEach((header, value) -> assertThat(answer.headers().firstValue(header))
                        .as(header)
                        .contains(value));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        if (step.containsKey("location")) {
            assertThat(answer.headers().firstValue("Location")).contains(memory.fill(step.getString("location")));
        } else {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(JsonPattern.matches(step.getString("page"), answer.body()))
                    .as(answer.body())
                    .isTrue();
        }
    }

    private void keep(JsonObject step, JsonObject answer) {
        JsonObject kept = step.getJsonObject("keep");
        if (kept != null) {
            kept.forEach((name, member) -> memory.keep(name, answer.getString(text(member))));
        }
    }

    /** Returns all that the frontend's page was answered. */
    String heard() {
        return frontend.heard();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    static JsonObject parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
