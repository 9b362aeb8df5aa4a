package io.teamlabs.integrations.provider.github;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object as GitHub wrote it, read forgivingly: a member that is missing, null or of another type is null. */
record GitHubJson(JsonObject members) {

    static final GitHubJson EMPTY = new GitHubJson(JsonValue.EMPTY_JSON_OBJECT);

    @Nullable
    String text(String name) {
        return members.get(name) instanceof JsonString text ? text.getString() : null;
    }

    /** A whole number as text: GitHub counts, our ids are text. */
    @Nullable
    String id(String name) {
        Long number = number(name);
        return number == null ? null : number.toString();
    }

    @Nullable
    Long number(String name) {
        return members.get(name) instanceof JsonNumber number ? number.longValue() : null;
    }

    /** A number, or zero. */
    long count(String name) {
        Long number = number(name);
        return number == null ? 0 : number;
    }

    @Nullable
    Boolean flag(String name) {
        JsonValue value = members.get(name);
        boolean isFlag = JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
        return isFlag ? JsonValue.TRUE.equals(value) : null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    @Nullable
    Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** The object within; one without members where there is none. */
    GitHubJson object(String name) {
        return members.get(name) instanceof JsonObject object ? new GitHubJson(object) : EMPTY;
    }

    boolean has(String name) {
        return members.get(name) instanceof JsonObject;
    }

    /** The objects of the list within. */
    List<GitHubJson> objects(String name) {
        return members.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(object -> new GitHubJson(object.asJsonObject()))
                        .toList()
                : List.of();
    }
}
