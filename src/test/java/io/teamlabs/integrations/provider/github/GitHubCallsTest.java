package io.teamlabs.integrations.provider.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.SimulatorOptions;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.VendorDescription;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitHubCallsTest {

    private static final RepositoryName HELLO = new RepositoryName("octo-ada", "hello-world");
    private static final String ISSUES = HELLO.path() + "/issues";

    private final Simulators simulators = Simulators.start(SimulatorOptions.with("test-secret"));
    private DirectAccount account;
    private GitHubCalls calls;

    @BeforeEach
    void connect() {
        account = as("octo-ada", "repo");
        calls = account.calls();
    }

    private DirectAccount as(String login, String... scopes) {
        String token = simulators.github().issueTokensFor(login, Set.of(scopes)).accessToken();
        return new DirectAccount(simulators.settings(), token);
    }

    @AfterEach
    void close() {
        account.close();
        simulators.close();
    }

    private static PageQuery page(int number, int size) {
        return new PageQuery(number, size, Map.of("sort", "updated", "direction", "desc"));
    }

    private List<String> repositories(PageQuery page) {
        return calls.page("/user/repos", page, all -> true, one -> String.valueOf(one.text("name")))
                .items();
    }

    private static JsonDocument title(String text) {
        return JsonDocument.object().with("title", text);
    }

    @Test
    void pagesFollowEachOtherUntilTheLast() {
        for (int i = 0; i < 5; i++) {
            simulators.github().createRepository("octo-ada", "extra-" + i, false);
        }
        List<String> all = new ArrayList<>();
        PageQuery page = page(1, 3);
        for (int number = 1; number <= 3; number++) {
            all.addAll(repositories(page(number, 3)));
        }
        assertThat(all).hasSize(8).doesNotHaveDuplicates().endsWith("hello-world", "ledger", "notes");
        assertThat(calls.page("/user/repos", page, all2 -> true, one -> one).next())
                .isEqualTo(page.cursorOf(2));
        assertThat(calls.page("/user/repos", page(3, 3), all2 -> true, one -> one)
                        .next())
                .isNull();
    }

    @Test
    void everyRequestNamesTheVersionAndTheFormOfItsAnswer() {
        calls.get("/user");
        var request = simulators.github().calls("/user").get(0).request();
        assertThat(request.header("X-GitHub-Api-Version")).hasValue("2022-11-28");
        assertThat(request.header("Accept")).hasValue("application/vnd.github+json");
        assertThat(request.header("User-Agent")).isPresent();
    }

    @Test
    void pullRequestsAreLeftOutOfIssuesAndThePageSaysWhatFollows() {
        GitHubPage<String> page = calls.page(
                ISSUES,
                new PageQuery(1, 2, Map.of("state", "all")),
                issue -> !issue.has("pull_request"),
                issue -> "issue");
        assertThat(page.items()).as("the two opened last are pull requests").isEmpty();
        assertThat(page.next()).isNotNull();
    }

    @Test
    void renamedRepositoryIsFollowedWhateverTheMethod() {
        calls.get(HELLO.path());
        simulators.github().renameRepository("octo-ada", "hello-world", "hello");
        assertThat(calls.get(HELLO.path()).text("name")).isEqualTo("hello");
        GitHubJson made = calls.post(ISSUES, title("By the old name"));
        assertThat(calls.patch(ISSUES + "/" + made.number("number"), title("Changed"))
                        .text("title"))
                .isEqualTo("Changed");
    }

    @Test
    @DisplayName("bar 28: a redirect that leads away from GitHub's API is not followed")
    void redirectElsewhereIsNotFollowed() {
        simulators
                .github()
                .program(Fault.reply(301, Map.of("Location", "http://169.254.169.254/latest"), "")
                        .times(1));
        assertThatThrownBy(() -> calls.get(HELLO.path())).isInstanceOf(ProblemException.class);
        simulators
                .github()
                .program(Fault.reply(307, Map.of("Location", account.base() + "/../../teamlabs/users"), "")
                        .times(1));
        assertThatThrownBy(() -> calls.post(ISSUES, title("x"))).isInstanceOf(ProblemException.class);
        assertThat(simulators.teamLabs().calls()).isEmpty();
    }

    @Test
    void answerThatCannotBeReadIsNoSuccessAndRepeatsNothing() {
        for (Fault fault : List.of(Fault.garbage(), Fault.html(200), Fault.reply(200, Map.of(), ""))) {
            simulators.github().program(fault.times(1));
            assertThatThrownBy(() -> calls.get(HELLO.path()))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
                        assertThat(problem.detail()).doesNotContain("<");
                    });
        }
    }

    @Test
    void refusalsSayWhatToDo() {
        assertThat(kind(() -> calls.get(ISSUES + "/99"))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(kind(() -> calls.post(ISSUES, title(" ")))).isEqualTo(ProblemKind.INVALID_REQUEST);
        JsonDocument again = title("x").with("head", "greeting").with("base", "main");
        assertThat(kind(() -> calls.post(HELLO.path() + "/pulls", again))).isEqualTo(ProblemKind.CONFLICT);
        try (DirectAccount stranger = as("octo-grace", "repo")) {
            assertThat(kind(() -> stranger.calls().patch(ISSUES + "/1", title("x"))))
                    .isEqualTo(ProblemKind.FORBIDDEN);
            assertThat(kind(() -> stranger.calls().get("/repos/octo-ada/ledger")))
                    .isEqualTo(ProblemKind.NOT_FOUND);
        }
    }

    private static ProblemKind kind(Runnable call) {
        try {
            call.run();
        } catch (ProblemException problem) {
            return problem.kind();
        }
        throw new AssertionError("The call was not refused");
    }

    @Test
    void mergeAskedForTwiceIsMergedOnce() {
        Merging merging = new Merging(HELLO, new IssueNumber(3));
        JsonDocument first = merging.merge(calls, JsonDocument.object().with("merge_method", "merge"));
        JsonDocument second = merging.merge(calls, JsonDocument.object().with("merge_method", "merge"));
        assertThat(second.toJson()).isEqualTo(first.toJson());
        Merging conflicting = new Merging(HELLO, new IssueNumber(4));
        assertThat(kind(() -> conflicting.merge(calls, JsonDocument.object().with("merge_method", "merge"))))
                .isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    void requestsAndAnswersAreAsGitHubDescribesThem() {
        VendorDescription description = VendorDescription.of("github/openapi-subset.json", "/github/api");
        repositories(page(1, 2));
        calls.get(HELLO.path());
        calls.page(HELLO.path() + "/branches", new PageQuery(1, 2, Map.of()), all -> true, one -> one);
        calls.page(HELLO.path() + "/commits", new PageQuery(1, 2, Map.of("sha", "greeting")), all -> true, one -> one);
        GitHubJson issue = calls.post(ISSUES, title("New").with("labels", List.of("bug")));
        calls.patch(
                ISSUES + "/" + issue.number("number"),
                JsonDocument.object().with("state", "closed").with("state_reason", "completed"));
        calls.post(ISSUES + "/1/comments", JsonDocument.object().with("body", "Seen"));
        Mergeability.BRIEF.settled(() -> calls.get(HELLO.path() + "/pulls/3"));
        calls.put(HELLO.path() + "/pulls/3/merge", JsonDocument.object().with("merge_method", "squash"))
                .close();
        assertThat(simulators.github().calls("/github/api/"))
                .hasSizeGreaterThan(9)
                .allSatisfy(description::holds);
    }
}
