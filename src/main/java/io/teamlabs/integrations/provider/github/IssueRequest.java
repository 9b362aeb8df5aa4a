package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What callers send about issues and comments, checked and put into GitHub's form. */
final class IssueRequest {

    static final int LONGEST_TITLE = 256;
    static final int LONGEST_BODY = 65_536;

    private static final String[] CHANGEABLE = {"title", "body", "labels", "assignees", "state", "stateReason"};
    private static final int MOST_LABELS = 100;
    private static final int MOST_ASSIGNEES = 10;
    private static final Set<String> STATES = Set.of("open", "closed");
    private static final Set<String> REASONS = Set.of("completed", "not_planned", "reopened");

    private IssueRequest() {}

    static JsonDocument created(JsonRequest request) {
        request.onlyFields("title", "body", "labels", "assignees");
        JsonDocument issue = JsonDocument.object().with("title", request.requiredText("title", LONGEST_TITLE));
        String body = request.optionalText("body", LONGEST_BODY);
        if (body != null) {
            issue.with("body", body);
        }
        return lists(request, issue);
    }

    /** Only what is named is changed; a body of null is taken away. */
    static JsonDocument changed(JsonRequest request) {
        request.onlyFields(CHANGEABLE);
        if (Stream.of(CHANGEABLE).noneMatch(request::has)) {
            throw ProblemException.invalid(
                    "body", "Name at least one of " + String.join(", ", CHANGEABLE) + ", with its new value.");
        }
        JsonDocument issue = JsonDocument.object();
        if (request.has("title")) {
            issue.with("title", request.requiredText("title", LONGEST_TITLE));
        }
        if (request.has("body")) {
            issue.with("body", request.optionalText("body", LONGEST_BODY));
        }
        state(request, issue);
        return lists(request, issue);
    }

    private static void state(JsonRequest request, JsonDocument issue) {
        String state = word(request, "state", STATES);
        String reason = word(request, "stateReason", REASONS);
        if (state != null) {
            issue.with("state", state);
        } else if (reason != null) {
            throw ProblemException.invalid("stateReason", "Give the state too, which the reason is for.");
        }
        if (reason != null) {
            issue.with("state_reason", reason);
        }
    }

    static JsonDocument closed(JsonRequest request) {
        String reason = word(request.onlyFields("stateReason"), "stateReason", Set.of("completed", "not_planned"));
        return JsonDocument.object()
                .with("state", "closed")
                .with("state_reason", reason == null ? "completed" : reason);
    }

    private static JsonDocument lists(JsonRequest request, JsonDocument issue) {
        List<String> labels = request.optionalTextList("labels", MOST_LABELS);
        if (labels != null) {
            issue.with("labels", labels);
        }
        List<String> assignees = request.optionalTextList("assignees", MOST_ASSIGNEES);
        return assignees == null ? issue : issue.with("assignees", assignees);
    }

    static @Nullable String word(JsonRequest request, String name, Set<String> words) {
        String word = request.optionalText(name, LONGEST_TITLE);
        if (word != null && !words.contains(word)) {
            String known = words.stream()
                    .sorted()
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
            throw ProblemException.invalid(name, "Give " + name + " as one of: " + known + ".");
        }
        return word;
    }

    static JsonDocument comment(JsonRequest request) {
        return JsonDocument.object().with("body", request.onlyFields("body").requiredText("body", LONGEST_BODY));
    }
}
