package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues and comments as GitHub tells them. */
final class IssueJson {
    private IssueJson() {}

    static JsonObject issue(Repository repository, Issue issue) {
        String api = RepositoryJson.api(repository) + "/issues/" + issue.number;
        JsonObjectBuilder json = common(repository, issue)
                .add("url", api)
                .add("repository_url", RepositoryJson.api(repository))
                .add("labels_url", api + "/labels{/name}")
                .add("comments_url", api + "/comments")
                .add("events_url", api + "/events")
                .add(
                        "html_url",
                        RepositoryJson.web(repository)
                                + (issue.pull.isPresent() ? "/pull/" : "/issues/")
                                + issue.number)
                .add("comments", issue.comments.size())
                .add(
                        "closed_by",
                        issue.closedBy.<JsonValue>map(GitHubApi::simple).orElse(JsonValue.NULL))
                .add("state_reason", JsonText.orNull(issue.stateReason));
        issue.pull.ifPresent(pull -> json.add("pull_request", links(repository, issue, pull)));
        return json.build();
    }

    /** What issues and pull requests have in common. */
    static JsonObjectBuilder common(Repository repository, Issue issue) {
        return JsonText.object()
                .add("id", issue.id)
                .add("node_id", "I_" + issue.id)
                .add("number", issue.number)
                .add("title", issue.title)
                .add("user", GitHubApi.simple(issue.author))
                .add("labels", labels(repository, issue.labels))
                .add("state", issue.open ? "open" : "closed")
                .add("locked", false)
                .add("active_lock_reason", JsonValue.NULL)
                .add(
                        "assignee",
                        issue.assignees.stream()
                                .findFirst()
                                .<JsonValue>map(GitHubApi::simple)
                                .orElse(JsonValue.NULL))
                .add("assignees", people(issue.assignees))
                .add("milestone", JsonValue.NULL)
                .add("created_at", issue.createdAt.toString())
                .add("updated_at", issue.updatedAt.toString())
                .add("closed_at", time(issue.closedAt))
                .add("author_association", "OWNER")
                .add("body", JsonText.orNull(issue.body));
    }

    static JsonValue time(Optional<Instant> at) {
        return JsonText.orNull(at.map(Instant::toString));
    }

    private static JsonObjectBuilder links(Repository repository, Issue issue, Pull pull) {
        String web = RepositoryJson.web(repository) + "/pull/" + issue.number;
        return JsonText.object()
                .add("url", RepositoryJson.api(repository) + "/pulls/" + issue.number)
                .add("html_url", web)
                .add("diff_url", web + ".diff")
                .add("patch_url", web + ".patch")
                .add("merged_at", time(pull.mergedAt));
    }

    private static JsonArrayBuilder people(List<Account> accounts) {
        JsonArrayBuilder array = JsonText.array();
        accounts.forEach(account -> array.add(GitHubApi.simple(account)));
        return array;
    }

    private static JsonArrayBuilder labels(Repository repository, List<String> names) {
        JsonArrayBuilder array = JsonText.array();
        names.forEach(name -> array.add(JsonText.object()
                .add("id", Integer.toUnsignedLong(name.hashCode()))
                .add("node_id", "LA_" + name)
                .add("url", RepositoryJson.api(repository) + "/labels/" + name)
                .add("name", name)
                .add("description", JsonValue.NULL)
                .add("color", "ededed")
                .add("default", false)));
        return array;
    }

    static JsonObject comment(Repository repository, Issue issue, Comment comment) {
        String api = RepositoryJson.api(repository) + "/issues";
        return JsonText.object()
                .add("id", comment.id())
                .add("node_id", "IC_" + comment.id())
                .add("url", api + "/comments/" + comment.id())
                .add("issue_url", api + "/" + issue.number)
                .add(
                        "html_url",
                        RepositoryJson.web(repository) + "/issues/" + issue.number + "#issuecomment-" + comment.id())
                .add("body", comment.body())
                .add("user", GitHubApi.simple(comment.author()))
                .add("created_at", comment.at().toString())
                .add("updated_at", comment.at().toString())
                .add("author_association", "OWNER")
                .build();
    }
}
