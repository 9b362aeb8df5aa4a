package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** GitHub's scopes, of which the broad ones imply narrow ones; a grant is told without what is implied. */
final class GitHubScopes {

    private static final Map<String, Set<String>> IMPLIED = Map.of(
            "repo",
            Set.of(
                    "repo:status",
                    "repo_deployment",
                    "public_repo",
                    "repo:invite",
                    "security_events",
                    "admin:repo_hook"),
            "admin:repo_hook",
            Set.of("write:repo_hook"),
            "write:repo_hook",
            Set.of("read:repo_hook"),
            "admin:org",
            Set.of("write:org", "manage_runners:org"),
            "write:org",
            Set.of("read:org"),
            "user",
            Set.of("read:user", "user:email", "user:follow"),
            "project",
            Set.of("read:project"),
            "write:packages",
            Set.of("read:packages"));

    private GitHubScopes() {}

    /** What GitHub tells of a grant of these scopes. */
    static ScopeSet normalized(ScopeSet scopes) {
        return ScopeSet.of(scopes.values().stream()
                .filter(scope -> scopes.values().stream()
                        .noneMatch(other -> !other.equals(scope) && allOf(other).contains(scope)))
                .toList());
    }

    static boolean covers(ScopeSet granted, String scope) {
        return granted.values().stream().anyMatch(broad -> allOf(broad).contains(scope));
    }

    private static Set<String> allOf(String scope) {
        Set<String> all = new HashSet<>(Set.of(scope));
        IMPLIED.getOrDefault(scope, Set.of()).forEach(implied -> all.addAll(allOf(implied)));
        return all;
    }
}
