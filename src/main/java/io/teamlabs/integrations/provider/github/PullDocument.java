package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;

/** The JSON of pull requests; whether one can be merged is told of a single one only. */
final class PullDocument {

    private PullDocument() {}

    static JsonDocument listed(GitHubJson pull) {
        return IssueDocument.common(pull)
                .with("draft", pull.isTrue("draft"))
                .with("head", side(pull.object("head")))
                .with("base", side(pull.object("base")))
                .with("merged", pull.time("merged_at") != null)
                .with("mergedAt", pull.time("merged_at"))
                .with("mergeCommitSha", pull.text("merge_commit_sha"));
    }

    /** A branch whose repository has been deleted has none. */
    private static JsonDocument side(GitHubJson side) {
        return JsonDocument.object()
                .with("branch", side.text("ref"))
                .with("sha", side.text("sha"))
                .with("repository", side.object("repo").text("full_name"));
    }

    static JsonDocument one(GitHubJson pull) {
        return listed(pull)
                .with("mergeable", pull.flag("mergeable"))
                .with("mergeableState", pull.text("mergeable_state"))
                .with("mergedBy", IssueDocument.person(pull, "merged_by"))
                .with("comments", pull.number("comments"))
                .with("commits", pull.number("commits"))
                .with("additions", pull.number("additions"))
                .with("deletions", pull.number("deletions"))
                .with("changedFiles", pull.number("changed_files"));
    }
}
