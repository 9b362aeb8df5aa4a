package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;

import java.util.List;

/** The actions in a person's GitHub account. */
final class GitHubEndpoints {

    private static final String REPOSITORIES = "/github/repositories";
    private static final String ONE = REPOSITORIES + "/{owner}/{name}";

    static final List<Endpoint> ALL = List.of(
            action("GET", REPOSITORIES, ""),
            action("GET", ONE, ""),
            action("GET", ONE + "/branches", ""),
            action("GET", ONE + "/commits", ""),
            action("GET", ONE + "/commits/{sha}", ""),
            action("GET", ONE + "/issues", ""),
            action("POST", ONE + "/issues", "{\"title\":\"Tried\"}"),
            action("GET", ONE + "/issues/{number}", ""),
            action("PATCH", ONE + "/issues/{number}", "{\"state\":\"open\"}"),
            action("POST", ONE + "/issues/{number}/close", "{\"stateReason\":\"completed\"}"),
            action("GET", ONE + "/issues/{number}/comments", ""),
            action("POST", ONE + "/issues/{number}/comments", "{\"body\":\"Tried\"}"),
            action("GET", ONE + "/pulls", ""),
            action("POST", ONE + "/pulls", "{\"title\":\"Tried\",\"head\":\"a\",\"base\":\"b\"}"),
            action("GET", ONE + "/pulls/{number}", ""),
            action("POST", ONE + "/pulls/{number}/merge", "{\"method\":\"squash\"}"),
            action("GET", ONE + "/pulls/{number}/comments", ""),
            action("POST", ONE + "/pulls/{number}/comments", "{\"body\":\"Tried\"}"));

    private GitHubEndpoints() {}
}
