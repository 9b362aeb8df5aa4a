package io.teamlabs.integrations.provider.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repository in short. What GitHub leaves out is null, or zero where it is a count. */
public record GitHubRepository(
        long id,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable String description,
        @Nullable String language,
        long stars,
        long forks,
        @Nullable String url,
        @Nullable String cloneUrl,
        boolean isPrivate,
        @Nullable Instant updatedAt) {

    static GitHubRepository of(GitHubJson repository) {
        return new GitHubRepository(
                repository.count("id"),
                repository.text("name"),
                repository.text("full_name"),
                repository.text("description"),
                repository.text("language"),
                repository.count("stargazers_count"),
                repository.count("forks_count"),
                repository.text("html_url"),
                repository.text("clone_url"),
                repository.isTrue("private"),
                repository.time("updated_at"));
    }
}
