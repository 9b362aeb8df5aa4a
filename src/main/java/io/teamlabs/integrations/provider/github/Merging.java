package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Merges one pull request. Sent again after a lost answer, GitHub refuses; that it is merged is a success then too. */
record Merging(RepositoryName repository, IssueNumber number) {

    JsonDocument merge(GitHubCalls calls, JsonDocument how) {
        try (ApiAnswer answer = calls.put(path() + "/merge", how)) {
            return switch (answer.status()) {
                case 200 -> merged(GitHubBody.object(answer).text("sha"));
                case 405 -> alreadyMerged(calls.get(path()));
                case 409 ->
                    throw conflict("The branch has moved on since. Read the pull request again, then merge it.")
                            .about("sha");
                default -> throw GitHubRefusals.problem(answer);
            };
        }
    }

    private String path() {
        return repository.path() + "/pulls/" + number.value();
    }

    private static JsonDocument alreadyMerged(GitHubJson pull) {
        if (pull.isTrue("merged")) {
            return merged(pull.text("merge_commit_sha"));
        }
        throw conflict(
                "GitHub does not merge it: it is closed, a draft, in conflict with its base, or lacks a review or check."
                        + " Read mergeableState of the pull request.");
    }

    private static JsonDocument merged(@Nullable String sha) {
        return JsonDocument.object().with("merged", true).with("sha", sha);
    }

    private static ProblemException conflict(String words) {
        return ProblemException.of(ProblemKind.CONFLICT, words);
    }
}
