package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;
import java.util.List;

/** The JSON of repositories, branches and commits. */
final class RepositoryDocument {

    private RepositoryDocument() {}

    static JsonDocument repository(GitHubJson repository) {
        return JsonDocument.object()
                .with("id", repository.id("id"))
                .with("owner", repository.object("owner").text("login"))
                .with("name", repository.text("name"))
                .with("fullName", repository.text("full_name"))
                .with("private", repository.isTrue("private"))
                .with("description", repository.text("description"))
                .with("language", repository.text("language"))
                .with("defaultBranch", repository.text("default_branch"))
                .with("archived", repository.isTrue("archived"))
                .with("fork", repository.isTrue("fork"))
                .with("stars", repository.number("stargazers_count"))
                .with("forks", repository.number("forks_count"))
                .with("openIssues", repository.number("open_issues_count"))
                .with("permissions", permissions(repository.object("permissions")))
                .with("url", repository.text("html_url"))
                .with("cloneUrl", repository.text("clone_url"))
                .with("createdAt", repository.time("created_at"))
                .with("updatedAt", repository.time("updated_at"))
                .with("pushedAt", repository.time("pushed_at"));
    }

    private static JsonDocument permissions(GitHubJson permissions) {
        return JsonDocument.object()
                .with("pull", permissions.flag("pull"))
                .with("push", permissions.flag("push"))
                .with("admin", permissions.flag("admin"));
    }

    static JsonDocument branch(GitHubJson branch) {
        return JsonDocument.object()
                .with("name", branch.text("name"))
                .with("sha", branch.object("commit").text("sha"))
                .with("protected", branch.isTrue("protected"));
    }

    static JsonDocument commit(GitHubJson commit) {
        GitHubJson content = commit.object("commit");
        List<String> parents = commit.objects("parents").stream()
                .map(parent -> String.valueOf(parent.text("sha")))
                .toList();
        return JsonDocument.object()
                .with("sha", commit.text("sha"))
                .with("message", content.text("message"))
                .with("author", signature(content.object("author"), commit.object("author")))
                .with("committer", signature(content.object("committer"), commit.object("committer")))
                .with("verified", content.object("verification").isTrue("verified"))
                .with("parents", parents)
                .with("url", commit.text("html_url"));
    }

    /** A commit's name and address are what its author wrote; the login is the account that GitHub found for them. */
    private static JsonDocument signature(GitHubJson written, GitHubJson account) {
        return JsonDocument.object()
                .with("name", written.text("name"))
                .with("email", written.text("email"))
                .with("login", account.text("login"))
                .with("at", written.time("date"));
    }
}
