package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A call about a repository that the caller may see. */
record Visit(Request request, Account account, Repository repository) {
    Issue issue() {
        return repository.issue(request.variable("number"));
    }

    Issue pull() {
        return repository.pull(request.variable("number"));
    }

    JsonObject body() {
        return request.json().orElseThrow(() -> new Refused(GitHubAnswers.message(400, "Problems parsing JSON")));
    }

    /** Text of the body; empty where it is absent or null. */
    Optional<String> text(String member) {
        JsonValue value = body().getOrDefault(member, JsonValue.NULL);
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Text of the body that may not be missing, nor longer than GitHub takes. */
    String requiredText(String resource, String member, int longest) {
        String text = text(member)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new Refused(GitHubAnswers.invalid(resource, member, "missing_field")));
        return bounded(resource, member, text, longest);
    }

    static String bounded(String resource, String member, String text, int longest) {
        if (text.length() > longest) {
            throw new Refused(GitHubAnswers.refused(
                    resource, member, member + " is too long (maximum is " + longest + " characters)"));
        }
        return text;
    }

    Optional<List<String>> texts(String member) {
        return body().get(member) instanceof JsonArray array
                ? Optional.of(array.getValuesAs(JsonString::getString))
                : Optional.empty();
    }

    /** An answer to a call that made something. */
    static Answer created(JsonObject json) {
        return Answer.json(201, json)
                .with("Location", JsonText.object(json).build().getString("url"));
    }
}
