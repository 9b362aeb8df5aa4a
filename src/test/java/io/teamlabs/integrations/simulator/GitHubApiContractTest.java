package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator's repositories, issues and pull requests, each call and answer held against GitHub's description. */
class GitHubApiContractTest {
    private static final String HELLO = "/repos/octo-ada/hello-world";

    private Simulators simulators;
    private GitHubSimulator github;
    private VendorDescription description;
    private Caller api;

    @BeforeEach
    void start() {
        description = VendorDescription.of("github/openapi-subset.json", "/github/api")
                .besides(403, 404);
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        github = simulators.github();
        String token =
                github.issueTokensFor("octo-ada", Set.of("repo", "user:email")).accessToken();
        api = new Caller(URI.create(simulators.baseUri() + "/github/api"))
                .with("Content-Type", "application/json")
                .bearer(token);
    }

    @AfterEach
    void holdAll() {
        if (simulators != null) {
            assertThat(github.calls("/github/api/")).isNotEmpty().allSatisfy(description::holds);
            simulators.close();
        }
    }

    @Test
    void repositoriesAreToldAsTheVendorTellsThem() {
        api.get("/user/repos?sort=updated&per_page=1&page=2&visibility=all");
        api.get(HELLO);
        api.get(HELLO + "/branches?per_page=2");
        api.get(HELLO + "/commits?sha=greeting&per_page=1");
        String sha = json(api.get(HELLO + "/pulls/3")).getJsonObject("head").getString("sha");
        assertThat(api.get(HELLO + "/commits/" + sha).statusCode()).isEqualTo(200);
        api.get("/rate_limit");
        api.get("/user");
    }

    @Test
    void issuesAreToldAsTheVendorTellsThem() {
        api.get(HELLO + "/issues?state=all&labels=bug&sort=updated&direction=asc");
        api.get(HELLO + "/issues");
        api.send(
                "POST",
                HELLO + "/issues",
                "{\"title\":\"New\",\"body\":\"Text\",\"labels\":[\"bug\"],\"assignees\":[\"octo-ada\"]}");
        api.get(HELLO + "/issues/5");
        api.send(
                "PATCH",
                HELLO + "/issues/5",
                "{\"title\":\"Newer\",\"body\":null,\"state\":\"closed\",\"state_reason\":\"not_planned\"}");
        api.send("PATCH", HELLO + "/issues/5", "{\"state\":\"open\"}");
        api.send("POST", HELLO + "/issues/5/comments", "{\"body\":\"Well done\"}");
        api.get(HELLO + "/issues/5/comments?per_page=100");
    }

    @Test
    void pullRequestsAreToldAsTheVendorTellsThem() {
        api.get(HELLO + "/pulls?state=all&base=main");
        api.get(HELLO + "/pulls/3");
        api.get(HELLO + "/pulls/3");
        api.send("PUT", HELLO + "/pulls/3/merge", "{\"commit_title\":\"Merge\",\"merge_method\":\"squash\"}");
        api.get(HELLO + "/pulls/3");
        api.send(
                "POST",
                HELLO + "/pulls",
                "{\"title\":\"Again\",\"head\":\"main\",\"base\":\"greeting\",\"body\":\"Text\"}");
        api.send("POST", HELLO + "/issues/3/comments", "{\"body\":\"Merged\"}");
    }

    @Test
    void refusalsAreTheVendors() {
        github.renameRepository("octo-ada", "notes", "diary");
        api.get("/repos/octo-ada/notes");
        api.get(HELLO + "/issues/99");
        api.send("POST", HELLO + "/issues", "{\"title\":\" \"}");
        api.send("POST", HELLO + "/pulls", "{\"title\":\"x\",\"head\":\"greeting\",\"base\":\"main\"}");
        api.send("POST", HELLO + "/pulls", "{\"title\":\"x\",\"head\":\"nowhere\",\"base\":\"main\"}");
        api.send("PUT", HELLO + "/pulls/4/merge", "{}");
        api.send("PUT", HELLO + "/pulls/3/merge", "{\"sha\":\"0000000000000000000000000000000000000000\"}");
        api.get(HELLO + "/commits/none");
    }

    @Test
    void hiddenAndForbiddenTellWhichScopeIsLacking() {
        Caller narrow = api.bearer(
                github.issueTokensFor("octo-ada", Set.of("user:email")).accessToken());
        Example.of("github", "error.403.forbidden_scope")
                .isExactly(narrow.send("POST", HELLO + "/issues", "{\"title\":\"New\"}"));
        var hidden = narrow.get("/repos/octo-ada/ledger");
        Example.of("github", "error.404.hidden_private").hasTheShapeOf(hidden);
        assertThat(hidden.headers().firstValue("X-Accepted-OAuth-Scopes")).hasValue("repo");
        assertThat(hidden.headers().firstValue("X-OAuth-Scopes")).hasValue("user:email");
        assertThat(hidden.statusCode()).isEqualTo(404);
    }

    @Test
    void limitsAreTheVendors() {
        github.rateLimit(1);
        api.get("/user");
        var exceeded = api.get("/user");
        Example.of("github", "error.403.primary_rate_limit").isExactly(exceeded);
        assertThat(exceeded.headers().firstValue("x-ratelimit-remaining")).hasValue("0");
        github.program(GitHubSimulator.secondaryLimit(Optional.of(Duration.ofSeconds(60)))
                .times(1));
        Example.of("github", "error.403.secondary_rate_limit").hasTheShapeOf(api.get("/user"));
    }
}
