package io.teamlabs.integrations.provider.github;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Refusals that GitHub tells apart by its words alone. The words are read here and never passed on. */
final class GitHubComplaints {

    static final String PULL_REQUEST_EXISTS = "pull-request-exists";
    static final String NO_COMMITS = "no-commits";
    static final String ARCHIVED = "archived";
    static final String NO_PUSH_ACCESS = "no-push-access";
    static final String ISSUES_DISABLED = "issues-disabled";
    static final String EMPTY_REPOSITORY = "empty-repository";

    private static final Map<String, String> CODES = codes();

    private GitHubComplaints() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("pull request already exists", PULL_REQUEST_EXISTS);
        codes.put("no commits between", NO_COMMITS);
        codes.put("was archived", ARCHIVED);
        codes.put("have push access", NO_PUSH_ACCESS);
        codes.put("have write access", NO_PUSH_ACCESS);
        codes.put("issues has been disabled", ISSUES_DISABLED);
        codes.put("issues are disabled", ISSUES_DISABLED);
        codes.put("repository is empty", EMPTY_REPOSITORY);
        return codes;
    }

    /** Returns our code for a message in lower case; empty where nothing is known of it. */
    static Optional<String> code(String message) {
        return CODES.entrySet().stream()
                .filter(known -> message.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
