package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Repositories, branches and commits as GitHub tells them. */
final class RepositoryJson {
    static final String HOST = "https://api.github.com";
    private static final String WEB = "https://github.com/";
    private static final Map<String, String> ADDRESSES = addresses();

    private RepositoryJson() {}

    private static Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String plain : new String[] {
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "hooks",
            "languages",
            "merges",
            "stargazers",
            "subscribers",
            "subscription",
            "tags",
            "teams"
        }) {
            addresses.put(plain + "_url", "/" + plain);
        }
        addresses.put("archive_url", "/{archive_format}{/ref}");
        addresses.put("assignees_url", "/assignees{/user}");
        addresses.put("blobs_url", "/git/blobs{/sha}");
        addresses.put("branches_url", "/branches{/branch}");
        addresses.put("collaborators_url", "/collaborators{/collaborator}");
        addresses.put("comments_url", "/comments{/number}");
        addresses.put("commits_url", "/commits{/sha}");
        addresses.put("compare_url", "/compare/{base}...{head}");
        addresses.put("contents_url", "/contents/{+path}");
        addresses.put("git_commits_url", "/git/commits{/sha}");
        addresses.put("git_refs_url", "/git/refs{/sha}");
        addresses.put("git_tags_url", "/git/tags{/sha}");
        addresses.put("issue_comment_url", "/issues/comments{/number}");
        addresses.put("issue_events_url", "/issues/events{/number}");
        addresses.put("issues_url", "/issues{/number}");
        addresses.put("keys_url", "/keys{/key_id}");
        addresses.put("labels_url", "/labels{/name}");
        addresses.put("milestones_url", "/milestones{/number}");
        addresses.put("notifications_url", "/notifications{?since,all,participating}");
        addresses.put("pulls_url", "/pulls{/number}");
        addresses.put("releases_url", "/releases{/id}");
        addresses.put("statuses_url", "/statuses/{sha}");
        addresses.put("trees_url", "/git/trees{/sha}");
        return addresses;
    }

    static String api(Repository repository) {
        return HOST + "/repos/" + repository.fullName();
    }

    static String web(Repository repository) {
        return WEB + repository.fullName();
    }

    /** As it stands in lists and inside of pull requests. */
    static JsonObject listed(Repository repository) {
        JsonObjectBuilder json = JsonText.object()
                .add("id", repository.id)
                .add("node_id", "R_" + repository.id)
                .add("name", repository.name)
                .add("full_name", repository.fullName())
                .add("private", repository.isPrivate)
                .add("owner", GitHubApi.simple(repository.owner))
                .add("html_url", web(repository))
                .add("description", JsonText.orNull(repository.description))
                .add("fork", false)
                .add("url", api(repository));
        ADDRESSES.forEach((name, path) -> json.add(name, api(repository) + path));
        addresses(json, repository);
        counts(json, repository);
        return switches(json, repository).build();
    }

    private static void addresses(JsonObjectBuilder json, Repository repository) {
        json.add("git_url", "git:github.com/" + repository.fullName() + ".git")
                .add("ssh_url", "git@github.com:" + repository.fullName() + ".git")
                .add("clone_url", web(repository) + ".git")
                .add("svn_url", "https://svn.github.com/" + repository.fullName())
                .add("mirror_url", JsonValue.NULL)
                .add("homepage", JsonValue.NULL);
    }

    private static void counts(JsonObjectBuilder json, Repository repository) {
        json.add("language", JsonText.orNull(repository.language))
                .add("forks", 9)
                .add("forks_count", 9)
                .add("stargazers_count", 80)
                .add("watchers", 80)
                .add("watchers_count", 80)
                .add("size", 108)
                .add("default_branch", "main")
                .add("open_issues", repository.openIssues())
                .add("open_issues_count", repository.openIssues())
                .add("pushed_at", repository.pushedAt.toString())
                .add("created_at", repository.createdAt.toString())
                .add("updated_at", repository.updatedAt.toString());
    }

    private static JsonObjectBuilder switches(JsonObjectBuilder json, Repository repository) {
        for (String on : new String[] {"has_projects", "has_wiki", "has_downloads"}) {
            json.add(on, true);
        }
        for (String off : new String[] {"has_pages", "has_discussions", "disabled", "is_template"}) {
            json.add(off, false);
        }
        return json.add("has_issues", repository.hasIssues)
                .add("archived", repository.archived)
                .add("visibility", repository.isPrivate ? "private" : "public")
                .add("license", JsonValue.NULL)
                .add("topics", JsonText.array())
                .add(
                        "permissions",
                        JsonText.object().add("admin", true).add("push", true).add("pull", true));
    }

    /** As it is answered by itself. */
    static JsonObject full(Repository repository) {
        return JsonText.object(listed(repository))
                .add("network_count", 0)
                .add("subscribers_count", 42)
                .build();
    }

    static JsonObject branch(Repository repository, String name, Commit tip) {
        return JsonText.object()
                .add("name", name)
                .add("commit", reference(repository, tip))
                .add("protected", name.equals("main"))
                .build();
    }

    private static JsonObjectBuilder reference(Repository repository, Commit commit) {
        return JsonText.object().add("sha", commit.sha()).add("url", api(repository) + "/commits/" + commit.sha());
    }

    static JsonObject commit(Repository repository, Commit commit) {
        var parents = JsonText.array();
        commit.parents().forEach(parent -> parents.add(reference(repository, parent)));
        return JsonText.object(reference(repository, commit).build())
                .add("node_id", "C_" + commit.sha())
                .add("html_url", web(repository) + "/commit/" + commit.sha())
                .add("comments_url", api(repository) + "/commits/" + commit.sha() + "/comments")
                .add("commit", content(repository, commit))
                .add("author", GitHubApi.simple(commit.author()))
                .add("committer", GitHubApi.simple(commit.author()))
                .add("parents", parents)
                .build();
    }

    private static JsonObjectBuilder content(Repository repository, Commit commit) {
        return JsonText.object()
                .add("url", api(repository) + "/git/commits/" + commit.sha())
                .add("message", commit.message())
                .add("author", signature(commit.author(), commit))
                .add("committer", signature(commit.author(), commit))
                .add(
                        "tree",
                        JsonText.object()
                                .add("sha", commit.sha())
                                .add("url", api(repository) + "/git/trees/" + commit.sha()))
                .add("comment_count", 0)
                .add(
                        "verification",
                        JsonText.object()
                                .add("verified", false)
                                .add("reason", "unsigned")
                                .add("signature", JsonValue.NULL)
                                .add("payload", JsonValue.NULL)
                                .add("verified_at", JsonValue.NULL));
    }

    private static JsonObjectBuilder signature(Account account, Commit commit) {
        return JsonText.object()
                .add("name", account.name())
                .add("email", account.email())
                .add("date", commit.at().toString());
    }
}
