package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.authorization.entity.Begun;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.authorization.entity.Start;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartTest {

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Start open(Begun begun, Secret browser) {
        return bench.bean(Starts.class).open(ConnectBench.startId(begun), browser);
    }

    @Test
    @DisplayName(
            "bar 2: an address opened in another browser asks, binds nothing until confirmed, then binds that browser")
    void anotherBrowserIsAsked() {
        Begun begun = bench.begin("ada", "github", bench.browser);
        Secret other = RandomSecret.next();

        assertThat(open(begun, other)).isEqualTo(new Start.Asks("GitHub", "Ada Lovelace", "Aurora"));
        assertThat(open(begun, other)).isInstanceOf(Start.Asks.class);
        Start confirmed = bench.bean(Starts.class).confirm(ConnectBench.startId(begun), other);
        URI redirect = bench.allow(((Start.Leads) confirmed).provider(), bench.account("github", 0));
        assertThat(bench.arrive("github", redirect).ending()).isEqualTo(Ending.failed(FailureReason.OTHER_BROWSER));
        assertThat(Stages.value(bench.receive(bench.callback("github", redirect, other)))
                        .ending())
                .isInstanceOf(Ending.Connected.class);
    }

    @Test
    @DisplayName("bar 2: a flow begun without a browser's cookie asks whichever browser opens its address")
    void withoutACookieEveryBrowserIsAsked() {
        assertThat(open(bench.begin("ada", "github", null), bench.browser)).isInstanceOf(Start.Asks.class);
    }

    @Test
    @DisplayName("bar 2: two tabs of one browser each go their own way")
    void twoTabsWork() {
        Begun first = bench.begin("ada", "github", bench.browser);
        Begun second = bench.begin("ada", "slack", bench.browser);
        URI slack = bench.allow(bench.leave(second, bench.browser), bench.account("slack", 0));
        URI github = bench.allow(bench.leave(first, bench.browser), bench.account("github", 0));
        assertThat(bench.arrive("github", github).ending()).isInstanceOf(Ending.Connected.class);
        assertThat(bench.arrive("slack", slack).ending()).isInstanceOf(Ending.Connected.class);
    }

    @Test
    void aStartAddressWorksOnceAndForTenMinutes() {
        Begun used = bench.begin("ada", "github", bench.browser);
        bench.leave(used, bench.browser);
        assertRefused(open(used, bench.browser), FailureReason.STATE_USED);

        Begun late = bench.begin("ada", "github", bench.browser);
        bench.clock.move(Duration.ofMinutes(10));
        assertRefused(open(late, bench.browser), FailureReason.STATE_EXPIRED);
        assertRefused(
                bench.bean(Starts.class).confirm(ConnectBench.startId(late), bench.browser),
                FailureReason.STATE_EXPIRED);
    }

    private static void assertRefused(Start start, FailureReason reason) {
        Start.Refused refused = (Start.Refused) start;
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(ConnectBench.query(refused.back()))
                .containsAllEntriesOf(Map.of("integration", "github", "result", "failed", "reason", reason.code()));
    }

    @Test
    void anUnknownAddressLeadsNowhere() {
        for (String id : List.of("x", "%00", "../../etc/passwd", "A".repeat(43))) {
            assertThat(bench.bean(Starts.class).open(id, bench.browser))
                    .isEqualTo(new Start.Refused(FailureReason.STATE_UNKNOWN, null));
        }
    }

    @Test
    @DisplayName("bar 1: every authorization request carries a new S256 challenge, Slack's excepted")
    void authorizationRequestsCarryPkce() {
        Set<String> challenges = new HashSet<>();
        List<String> types = List.of("github", "google_calendar", "google_meet", "google_drive", "dropbox", "github");
        for (String type : types) {
            Map<String, String> query = departure(type);
            assertThat(query).containsEntry("code_challenge_method", "S256");
            assertThat(query.get("state")).hasSize(43);
            challenges.add(query.getOrDefault("code_challenge", ""));
        }
        assertThat(challenges).hasSize(types.size()).allMatch(challenge -> challenge.length() == 43);
        assertThat(departure("slack"))
                .containsKey("state")
                .doesNotContainKeys("code_challenge", "code_challenge_method");
    }

    private Map<String, String> departure(String type) {
        return ConnectBench.query(bench.leave(bench.begin("ada", type, bench.browser), bench.browser));
    }

    @Test
    @DisplayName("bar 8: only the scopes of the capabilities wanted are asked for, and those that the connection has")
    void scopesAreTheUnionOfWantedAndHeld() {
        assertThat(asked("google_calendar", "free-busy"))
                .containsExactlyInAnyOrder(
                        "openid", "email", "profile", "https://www.googleapis.com/auth/calendar.freebusy");
        bench.connect("ada", "google_calendar", bench.account("google_calendar", 0), "free-busy");
        assertThat(asked("google_calendar", "calendars"))
                .contains(
                        "https://www.googleapis.com/auth/calendar.freebusy",
                        "https://www.googleapis.com/auth/calendar.calendarlist.readonly")
                .doesNotContain("https://www.googleapis.com/auth/calendar.events");
        assertThat(asked("google_drive")).noneMatch(scope -> scope.contains("calendar"));
    }

    private Set<String> asked(String type, String... capabilities) {
        URI provider = bench.leave(bench.begin("ada", type, bench.browser, capabilities), bench.browser);
        String scopes = ConnectBench.query(provider).getOrDefault("scope", "");
        return new HashSet<>(Arrays.asList(scopes.split(" ", -1)));
    }

    @Test
    void anUnknownCapabilityIsNamedWithThoseThereAre() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.begin("ada", "github", null, "world-domination"))
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("capabilities");
                    assertThat(problem.detail()).contains("account", "repositories");
                });
    }
}
