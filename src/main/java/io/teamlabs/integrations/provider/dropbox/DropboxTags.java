package io.teamlabs.integrations.provider.dropbox;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The error of a Dropbox answer: unions within unions, each told by its tag. Matched by tags, as the summary beside them has
 * a tail of random length.
 */
record DropboxTags(List<String> path) {

    // Held, as Json.create… looks its provider up anew at each call.
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int DEEPEST = 8;

    /** Reads the tags from the outermost union inwards; none where there is no such error. */
    static DropboxTags of(String body) {
        List<String> tags = new ArrayList<>();
        try (JsonReader reader = JSON.createReader(new StringReader(body))) {
            if (reader.readValue() instanceof JsonObject answer) {
                collect(answer.get("error"), tags, 0);
            }
        } catch (JsonException notJson) {
            tags.clear();
        }
        return new DropboxTags(tags);
    }

    private static void collect(@Nullable JsonValue value, List<String> tags, int depth) {
        if (value instanceof JsonString tag) {
            tags.add(tag.getString());
        }
        if (!(value instanceof JsonObject union) || depth == DEEPEST) {
            return;
        }
        if (union.get(".tag") instanceof JsonString tag) {
            tags.add(tag.getString());
        }
        Optional.of(tags.isEmpty() ? "" : tags.get(tags.size() - 1))
                .map(union::get)
                .or(() -> Optional.ofNullable(union.get("reason")))
                .ifPresent(inner -> collect(inner, tags, depth + 1));
    }

    boolean has(String tag) {
        return path.contains(tag);
    }

    /** The outermost tag; empty where there is none. */
    String first() {
        return path.isEmpty() ? "" : path.get(0);
    }

    /** All tags: {@code path/not_found}. */
    String joined() {
        return path.isEmpty() ? "unknown" : String.join("/", path);
    }
}
