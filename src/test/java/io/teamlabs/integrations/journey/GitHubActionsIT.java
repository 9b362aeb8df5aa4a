package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.VendorDescription;
import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work in a person's GitHub account, on both servers. */
class GitHubActionsIT {

    private @Nullable GitHubSimulator github;

    @AfterEach
    void asUsual() {
        if (github != null) {
            github.reset();
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void personWorksWithRepositoriesIssuesAndPullRequests(ServerKind kind) {
        Running running = Running.on(kind);
        GitHubPerson person = connected(running);

        JsonObject first = person.get("?limit=2");
        assertThat(names(first, "repositories", "name")).containsExactly("hello-world", "ledger");
        JsonObject rest = person.get("?cursor=" + first.getString("next"));
        assertThat(names(rest, "repositories", "name")).containsExactly("notes");
        assertThat(rest.isNull("next")).isTrue();

        String hello = "/" + person.login() + "/hello-world";
        assertThat(person.get(hello).getString("defaultBranch")).isEqualTo("main");
        assertThat(names(person.get(hello + "/branches"), "branches", "name"))
                .containsExactly("conflicting", "greeting", "main");
        assertThat(names(person.get(hello + "/commits?branch=greeting&limit=1"), "commits", "message"))
                .containsExactly("Greet in a fourth language");

        issues(person, hello + "/issues");
        pulls(person, hello + "/pulls");
        oldFrontend(person);
    }

    /** The list has the pull requests taken out, which GitHub counts among them. */
    private static void issues(GitHubPerson person, String issues) {
        JsonObject made = person.made(issues, "{\"title\":\"A new one\",\"labels\":[\"bug\"]}");
        int number = made.getInt("number");
        assertThat(person.changed("POST", issues + "/" + number + "/comments", "{\"body\":\"Seen\"}", 201)
                        .getString("body"))
                .isEqualTo("Seen");
        assertThat(person.changed("PATCH", issues + "/" + number, "{\"title\":\"An old one\"}", 200)
                        .getInt("comments"))
                .isEqualTo(1);
        assertThat(names(person.get(issues), "issues", "title"))
                .containsExactly("An old one", "Greet the moon too", "Found a bug");
        assertThat(person.changed("POST", issues + "/" + number + "/close", "{}", 200)
                        .getString("state"))
                .isEqualTo("closed");
        assertThat(names(person.get(issues + "/" + number + "/comments"), "comments", "body"))
                .containsExactly("Seen");
        assertThat(person.answer("GET", issues + "/3", "").statusCode()).isEqualTo(404);
    }

    private static void pulls(GitHubPerson person, String pulls) {
        assertThat(names(person.get(pulls), "pulls", "title"))
                .containsExactly("Greet nobody", "Greet in a fourth language");
        JsonObject pull = person.get(pulls + "/3");
        assertThat(pull.getBoolean("mergeable"))
                .as("asked again until GitHub knew")
                .isTrue();
        assertThat(person.changed("POST", pulls + "/3/comments", "{\"body\":\"Good\"}", 201)
                        .getString("body"))
                .isEqualTo("Good");
        String sha = pull.getJsonObject("head").getString("sha");
        String moved = "{\"sha\":\"" + "0".repeat(sha.length()) + "\"}";
        assertThat(person.answer("POST", pulls + "/3/merge", moved).statusCode())
                .isEqualTo(409);
        JsonObject merged = person.changed("POST", pulls + "/3/merge", "{\"sha\":\"" + sha + "\"}", 200);
        assertThat(person.changed("POST", pulls + "/3/merge", "{}", 200)).isEqualTo(merged);
        assertThat(person.answer("POST", pulls + "/4/merge", "{}").statusCode()).isEqualTo(409);
        String again = "{\"title\":\"Nobody\",\"head\":\"conflicting\",\"base\":\"main\"}";
        assertThat(person.answer("POST", pulls, again).body()).contains("\"field\":\"head\"");
        String back = "{\"title\":\"Back\",\"head\":\"main\",\"base\":\"greeting\",\"draft\":true}";
        assertThat(person.made(pulls, back).getBoolean("draft")).isTrue();
    }

    private static void oldFrontend(GitHubPerson person) {
        HttpResponse<String> old = person.caller().get("/api/auth/github/repositories/" + person.id());
        assertThat(old.statusCode()).as(old.body()).isEqualTo(200);
        assertThat(names(Caller.json(old), "repositories", "full_name"))
                .hasSize(3)
                .first()
                .isEqualTo(person.login() + "/hello-world");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 19: a 401 of GitHub's API leads to one refresh and one more try")
    void tokenThatGitHubNoLongerTakesIsRefreshedOnce(ServerKind kind) {
        Running running = Running.on(kind);
        github(running).rotation(true);
        GitHubPerson person = connected(running);
        github(running).expireAccessTokens();

        assertThat(names(person.get(""), "repositories", "name")).hasSize(3);
        github(running).revokeGrant(person.login());
        assertThat(person.problem("", 409)).isEqualTo("urn:teamlabs:problem:reconnect-needed");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void whatIsHiddenForWantOfAScopeSaysWhichAndHowToAsk(ServerKind kind) {
        Running running = Running.on(kind);
        GitHubPerson narrow = connected(running, "account");
        HttpResponse<String> lacking = narrow.answer("GET", "", "");
        assertThat(lacking.statusCode()).isEqualTo(403);
        assertThat(lacking.body()).contains("public_repo", "/authorization", "public-repositories");
        assertThat(names(
                        Caller.json(narrow.caller().get("/api/auth/github/repositories/" + narrow.id())),
                        "repositories",
                        "name"))
                .as("the old call asked for no more than the account")
                .containsExactly("hello-world", "notes");

        GitHubPerson person = connected(running, "public-repositories");
        assertThat(names(person.get(""), "repositories", "name")).containsExactly("hello-world", "notes");
        HttpResponse<String> hidden = person.answer("GET", "/" + person.login() + "/ledger", "");
        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(Caller.json(hidden).getJsonArray("missingScopes").getString(0))
                .isEqualTo("repo");
    }

    @Test
    void requestsAndAnswersAreAsGitHubDescribesThem() {
        VendorDescription description = VendorDescription.of("github/openapi-subset.json", "/github/api");
        GitHubPerson person = connected(Running.on(ServerKind.PAYARA));
        String hello = "/" + person.login() + "/hello-world";
        person.get("?visibility=all");
        List.of("", "/branches", "/commits?branch=main").forEach(path -> person.get(hello + path));
        issues(person, hello + "/issues");
        pulls(person, hello + "/pulls");

        List<Call> made = github(Running.on(ServerKind.PAYARA)).calls("/repos/" + person.login());
        assertThat(made).hasSizeGreaterThan(20).allSatisfy(description::holds);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void renamedRepositoryIsFoundByItsOldName(ServerKind kind) {
        Running running = Running.on(kind);
        GitHubPerson person = connected(running);
        person.get("");
        github(running).renameRepository(person.login(), "notes", "diary");
        String old = "/" + person.login() + "/notes";

        assertThat(person.get(old).getString("name")).isEqualTo("diary");
        assertThat(person.made(old + "/issues", "{\"title\":\"By the old name\"}")
                        .getString("url"))
                .contains("/diary/issues/");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void limitsAndOrganizationsAreTold(ServerKind kind) {
        Running running = Running.on(kind);
        GitHubPerson person = connected(running);
        person.get("");
        github(running).saml(true);
        HttpResponse<String> saml = person.answer("GET", "/" + person.login() + "/ledger", "");
        assertThat(saml.statusCode()).isEqualTo(502);
        assertThat(saml.body()).contains("at GitHub first");
        github(running).saml(false);
        github(running)
                .program(GitHubSimulator.secondaryLimit(Optional.of(Duration.ofSeconds(50)))
                        .on(person.login())
                        .times(1));
        HttpResponse<String> limited = person.answer("GET", "/" + person.login() + "/hello-world", "");
        assertThat(limited.statusCode()).as(limited.body()).isEqualTo(429);
        assertThat(Long.parseLong(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(40L, 60L);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 29: what makes something is sent once, what reads is sent again")
    void issueIsNeverMadeTwice(ServerKind kind) {
        Running running = Running.on(kind);
        GitHubPerson person = connected(running);
        person.get("");
        String issues = "/" + person.login() + "/notes/issues";
        github(running)
                .program(Fault.answerLost().on(person.login() + "/notes/issues").times(1));
        HttpResponse<String> uncertain = person.answer("POST", issues, "{\"title\":\"Once\"}");
        assertThat(uncertain.statusCode()).isEqualTo(503);
        github(running)
                .program(Fault.html(502)
                        .on("GET /github/api/repos/" + person.login())
                        .times(1));
        assertThat(names(person.get(issues), "issues", "title")).containsExactly("Once");
    }

    private GitHubSimulator github(Running running) {
        github = running.simulators().github();
        return github;
    }

    private static GitHubPerson connected(Running running) {
        return connected(running, "repositories");
    }

    private static GitHubPerson connected(Running running, String capability) {
        Person person = Person.member(running, Person.AURORA);
        String body = "{\"returnUrl\":\"" + person.browser().base() + "/\",\"capabilities\":[\"" + capability + "\"]}";
        JsonObject begun = Caller.json(person.browser().post(person.path("github") + "/authorization", body));
        person.arrive(person.allow("github", person.open(begun.getString("authorizationUrl"))));
        return new GitHubPerson(person);
    }

    private static List<String> names(JsonObject page, String list, String member) {
        return page.getJsonArray(list).getValuesAs((JsonObject item) -> item.getString(member));
    }
}
