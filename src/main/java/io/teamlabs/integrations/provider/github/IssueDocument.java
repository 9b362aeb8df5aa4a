package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON of issues and of comments. */
final class IssueDocument {

    private IssueDocument() {}

    static JsonDocument issue(GitHubJson issue) {
        return common(issue).with("stateReason", issue.text("state_reason")).with("comments", issue.number("comments"));
    }

    /** What issues and pull requests have in common. */
    static JsonDocument common(GitHubJson issue) {
        return JsonDocument.object()
                .with("id", issue.id("id"))
                .with("number", issue.number("number"))
                .with("title", issue.text("title"))
                .with("body", issue.text("body"))
                .with("state", issue.text("state"))
                .with("author", person(issue, "user"))
                .with(
                        "assignees",
                        issue.objects("assignees").stream()
                                .map(IssueDocument::of)
                                .toList())
                .with("labels", labels(issue))
                .with("locked", issue.isTrue("locked"))
                .with("url", issue.text("html_url"))
                .with("createdAt", issue.time("created_at"))
                .with("updatedAt", issue.time("updated_at"))
                .with("closedAt", issue.time("closed_at"));
    }

    private static List<String> labels(GitHubJson issue) {
        return issue.objects("labels").stream()
                .map(label -> label.text("name"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whose account is gone leaves null behind. */
    static @Nullable JsonDocument person(GitHubJson holder, String member) {
        return holder.has(member) ? of(holder.object(member)) : null;
    }

    private static JsonDocument of(GitHubJson account) {
        return JsonDocument.object()
                .with("id", account.id("id"))
                .with("login", account.text("login"))
                .with("avatarUrl", account.text("avatar_url"));
    }

    static JsonDocument comment(GitHubJson comment) {
        return JsonDocument.object()
                .with("id", comment.id("id"))
                .with("body", comment.text("body"))
                .with("author", person(comment, "user"))
                .with("url", comment.text("html_url"))
                .with("createdAt", comment.time("created_at"))
                .with("updatedAt", comment.time("updated_at"));
    }
}
