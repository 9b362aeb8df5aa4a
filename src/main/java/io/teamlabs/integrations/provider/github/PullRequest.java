package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers send about pull requests, checked and put into GitHub's form. */
final class PullRequest {

    private static final int LONGEST_BRANCH = 250;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final Set<String> METHODS = Set.of("merge", "squash", "rebase");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private PullRequest() {}

    static JsonDocument created(JsonRequest request) {
        request.onlyFields("title", "head", "base", "body", "draft");
        JsonDocument pull = JsonDocument.object()
                .with("title", request.requiredText("title", IssueRequest.LONGEST_TITLE))
                .with("head", request.requiredText("head", LONGEST_BRANCH))
                .with("base", request.requiredText("base", LONGEST_BRANCH))
                .with("draft", Boolean.TRUE.equals(request.optionalFlag("draft")));
        return with(pull, "body", request.optionalText("body", IssueRequest.LONGEST_BODY));
    }

    /** {@code sha} is what the head must still be at, so that nothing is merged that nobody has looked at. */
    static JsonDocument merged(JsonRequest request) {
        request.onlyFields("method", "title", "message", "sha");
        String method = IssueRequest.word(request, "method", METHODS);
        String sha = request.optionalText("sha", 64);
        if (sha != null && !SHA.matcher(sha).matches()) {
            throw ProblemException.invalid("sha", "Give the whole hash of the head's last commit, as head.sha has it.");
        }
        JsonDocument merge = JsonDocument.object().with("merge_method", method == null ? "merge" : method);
        with(merge, "commit_title", request.optionalText("title", IssueRequest.LONGEST_TITLE));
        with(merge, "commit_message", request.optionalText("message", LONGEST_MESSAGE));
        return with(merge, "sha", sha);
    }

    private static JsonDocument with(JsonDocument document, String name, @Nullable String value) {
        return value == null ? document : document.with(name, value);
    }
}
