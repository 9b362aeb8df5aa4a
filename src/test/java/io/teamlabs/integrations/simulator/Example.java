package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A vendor's example of an answer, read where the folder of facts lies beside this project. */
final class Example {
    private static final Path FACTS = Path.of("../shared/providers");

    private final String name;
    private final JsonObject json;

    private Example(String name, JsonObject json) {
        this.name = name;
        this.json = json;
    }

    /** Skips the test, with a message, where the folder is absent. */
    static Example of(String vendor, String name) {
        assumeTrue(Files.isDirectory(FACTS), FACTS + " is absent: the vendors' examples cannot be compared");
        Path file = FACTS.resolve(vendor).resolve("examples").resolve(name + ".json");
        try {
            return new Example(
                    name, JsonText.parseObject(Files.readString(file)).orElseThrow());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String text(String member) {
        return json.getString(member);
    }

    /** The answer has the example's status, and its body to the letter. */
    void isExactly(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(name).isEqualTo(json.getInt("status"));
        assertThat(Caller.json(answer)).as(name).isEqualTo(json.getJsonObject("body"));
    }

    /** The answer's body has the members of the example's, of the same types; those named may be missing. */
    void hasTheShapeOf(HttpResponse<String> answer, String... optional) {
        hasTheShapeOf("/body", answer, optional);
    }

    void hasTheShapeOf(String pointer, HttpResponse<String> answer, String... optional) {
        JsonStructure body = JsonText.parse(answer.body()).orElseThrow();
        compare(name + pointer, json.getValue(pointer), body, Set.of(optional));
    }

    private static void compare(String where, JsonValue expected, JsonValue actual, Set<String> optional) {
        // What a vendor leaves out is null on either side: an enterprise, an expiry.
        if (expected.equals(JsonValue.NULL) || actual.equals(JsonValue.NULL)) {
            return;
        }
        assertThat(kind(actual)).as(where).isEqualTo(kind(expected));
        if (expected instanceof JsonObject object) {
            compareMembers(where, object, actual.asJsonObject(), optional);
        } else if (expected instanceof JsonArray array && !array.isEmpty()) {
            actual.asJsonArray().forEach(one -> compare(where + "/*", array.get(0), one, optional));
        }
    }

    private static void compareMembers(String where, JsonObject expected, JsonObject actual, Set<String> optional) {
        Set<String> required = new HashSet<>(expected.keySet());
        required.removeAll(optional);
        Set<String> known = new HashSet<>(expected.keySet());
        known.addAll(optional);
        assertThat(actual.keySet()).as(where).containsAll(required).isSubsetOf(known);
        actual.forEach((member, value) -> {
            if (expected.containsKey(member)) {
                compare(where + "/" + member, expected.getOrDefault(member, JsonValue.NULL), value, optional);
            }
        });
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE -> "BOOLEAN";
            case ARRAY, OBJECT, STRING, NUMBER, NULL -> value.getValueType().name();
        };
    }
}
