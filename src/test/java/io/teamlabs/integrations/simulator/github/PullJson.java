package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Pull requests as GitHub tells them. */
final class PullJson {
    private PullJson() {}

    /** As it stands in a list: whether it can be merged is not told there. */
    static JsonObjectBuilder listed(Repository repository, Issue issue) {
        Pull pull = issue.pull.orElseThrow();
        String api = RepositoryJson.api(repository) + "/pulls/" + issue.number;
        String issueApi = RepositoryJson.api(repository) + "/issues/" + issue.number;
        String web = RepositoryJson.web(repository) + "/pull/" + issue.number;
        String statuses = RepositoryJson.api(repository) + "/statuses/" + tip(repository, pull.head);
        return IssueJson.common(repository, issue)
                .add("url", api)
                .add("html_url", web)
                .add("diff_url", web + ".diff")
                .add("patch_url", web + ".patch")
                .add("issue_url", issueApi)
                .add("commits_url", api + "/commits")
                .add("review_comments_url", api + "/comments")
                .add("review_comment_url", RepositoryJson.api(repository) + "/pulls/comments{/number}")
                .add("comments_url", issueApi + "/comments")
                .add("statuses_url", statuses)
                .add("merged_at", IssueJson.time(pull.mergedAt))
                .add("merge_commit_sha", JsonText.orNull(pull.mergeCommit))
                .add("requested_reviewers", JsonText.array())
                .add("requested_teams", JsonText.array())
                .add("head", side(repository, pull.head))
                .add("base", side(repository, pull.base))
                .add("_links", links(api, web, issueApi, statuses))
                .add("auto_merge", JsonValue.NULL)
                .add("draft", pull.draft);
    }

    /** As it is answered by itself; whether it can be merged is null until GitHub has worked it out. */
    static JsonObject full(Repository repository, Issue issue, Optional<Boolean> mergeable) {
        Pull pull = issue.pull.orElseThrow();
        return listed(repository, issue)
                .add("merged", pull.isMerged())
                .add(
                        "mergeable",
                        mergeable
                                .<JsonValue>map(yes -> yes ? JsonValue.TRUE : JsonValue.FALSE)
                                .orElse(JsonValue.NULL))
                .add("rebaseable", JsonValue.NULL)
                .add(
                        "mergeable_state",
                        mergeable.map(yes -> yes ? "clean" : "dirty").orElse("unknown"))
                .add(
                        "merged_by",
                        pull.mergedBy.<JsonValue>map(GitHubApi::simple).orElse(JsonValue.NULL))
                .add("comments", issue.comments.size())
                .add("review_comments", 0)
                .add("maintainer_can_modify", false)
                .add("commits", 1)
                .add("additions", 100)
                .add("deletions", 3)
                .add("changed_files", 5)
                .build();
    }

    private static JsonObjectBuilder side(Repository repository, String branch) {
        return JsonText.object()
                .add("label", repository.owner.username() + ":" + branch)
                .add("ref", branch)
                .add("sha", tip(repository, branch))
                .add("user", GitHubApi.simple(repository.owner))
                .add("repo", RepositoryJson.listed(repository));
    }

    private static String tip(Repository repository, String branch) {
        return repository.commit(branch).orElseThrow().sha();
    }

    private static JsonObjectBuilder links(String api, String web, String issueApi, String statuses) {
        return JsonText.object()
                .add("self", link(api))
                .add("html", link(web))
                .add("issue", link(issueApi))
                .add("comments", link(issueApi + "/comments"))
                .add("review_comments", link(api + "/comments"))
                .add("review_comment", link(api.replaceAll("/\\d+$", "/comments{/number}")))
                .add("commits", link(api + "/commits"))
                .add("statuses", link(statuses));
    }

    private static JsonObjectBuilder link(String address) {
        return JsonText.object().add("href", address);
    }
}
