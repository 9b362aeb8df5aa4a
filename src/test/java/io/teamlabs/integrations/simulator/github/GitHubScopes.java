package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Scopes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** GitHub drops a scope that another one implies, and tells the rest sorted. */
final class GitHubScopes {
    private static final Map<String, List<String>> IMPLIED = Map.of(
            "repo", List.of("repo:status", "repo_deployment", "public_repo", "repo:invite", "security_events"),
            "admin:repo_hook", List.of("write:repo_hook", "read:repo_hook"),
            "write:repo_hook", List.of("read:repo_hook"),
            "admin:org", List.of("write:org", "read:org"),
            "write:org", List.of("read:org"),
            "user", List.of("read:user", "user:email", "user:follow"),
            "write:discussion", List.of("read:discussion"));

    private GitHubScopes() {}

    static Set<String> normalized(Set<String> asked) {
        Set<String> scopes = new TreeSet<>(asked);
        asked.forEach(scope -> IMPLIED.getOrDefault(scope, List.of()).forEach(scopes::remove));
        return Scopes.ordered(scopes);
    }

    /** Whether the scope was granted by itself or by one that implies it. */
    static boolean covers(Set<String> granted, String scope) {
        return granted.contains(scope)
                || granted.stream()
                        .anyMatch(
                                wider -> IMPLIED.getOrDefault(wider, List.of()).contains(scope));
    }

    /** As it stands in token answers and in the header {@code X-OAuth-Scopes}; how long a token lives is no scope. */
    static String told(Set<String> granted, String separator) {
        Set<String> told = new TreeSet<>(granted);
        told.remove("offline_access");
        return String.join(separator, told);
    }
}
