package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads bodies of answers; of a list only one object is held at a time, as a page may be megabytes. */
final class GitHubBody {

    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final Duration SOON = Duration.ofSeconds(1);

    private GitHubBody() {}

    static GitHubJson object(ApiAnswer answer) {
        return read(answer, parser -> new GitHubJson(parser.getObject()), JsonParser.Event.START_OBJECT);
    }

    static <T> List<T> objects(ApiAnswer answer, Predicate<GitHubJson> kept, Function<GitHubJson, T> form) {
        return read(
                answer,
                parser -> parser.getArrayStream()
                        .filter(JsonObject.class::isInstance)
                        .map(value -> new GitHubJson(value.asJsonObject()))
                        .filter(kept)
                        .map(form)
                        .toList(),
                JsonParser.Event.START_ARRAY);
    }

    private static <T> T read(ApiAnswer answer, Function<JsonParser, T> reader, JsonParser.Event first) {
        try (JsonParser parser = PARSERS.createParser(answer.body())) {
            if (parser.next() == first) {
                return reader.apply(parser);
            }
        } catch (JsonException | NoSuchElementException | IllegalStateException unreadable) {
            // Said below, without the parser's words: they repeat what it read.
        }
        throw ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        "GitHub's answer broke off or cannot be read. Look whether the call worked, then try again.")
                .retryAfter(SOON);
    }
}
