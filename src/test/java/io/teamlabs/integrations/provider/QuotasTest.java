package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.provider.dropbox.DropboxLimits;
import io.teamlabs.integrations.provider.dropbox.DropboxQuotas;
import io.teamlabs.integrations.provider.github.GitHubLimits;
import io.teamlabs.integrations.provider.github.GitHubQuotas;
import io.teamlabs.integrations.provider.google.GoogleLimits;
import io.teamlabs.integrations.provider.google.GoogleQuotas;
import io.teamlabs.integrations.provider.slack.SlackLimits;
import io.teamlabs.integrations.provider.slack.SlackQuotas;
import io.teamlabs.integrations.ratelimit.control.ProviderQuotas;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.LimitedCall;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each vendor counts, by what it publishes, and what its headers teach. */
class QuotasTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final SettingsReader SETTINGS = new SettingsReader(SettingsSource.of(Map.of()));

    private final ProviderQuotas github = new GitHubQuotas(GitHubLimits.from(SETTINGS));
    private final ProviderQuotas google = new GoogleQuotas(GoogleLimits.from(SETTINGS));
    private final ProviderQuotas dropbox = new DropboxQuotas(DropboxLimits.from(SETTINGS));
    private final ProviderQuotas slack = new SlackQuotas(SlackLimits.from(SETTINGS));

    private static LimitedCall call(String method, String uri) {
        return new LimitedCall("client", "T1:U1", method, URI.create(uri));
    }

    private static Map<String, Integer> costs(ProviderQuotas quotas, LimitedCall call) {
        return quotas.charges(call).stream().collect(Collectors.toMap(charge -> named(charge.quota()), Charge::cost));
    }

    private static String named(Quota quota) {
        return quota.key().account() + " " + quota.key().endpoints() + " "
                + quota.allowance().calls() + "/" + quota.allowance().window().toSeconds();
    }

    private static Map<String, Observation> seen(
            ProviderQuotas quotas, LimitedCall call, int status, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        return quotas.observe(call, status, name -> Optional.ofNullable(all.get(name)), NOW).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().key().endpoints(), Map.Entry::getValue));
    }

    private static Observation blocked(int seconds) {
        return new Observation.Blocked(NOW.plusSeconds(seconds));
    }

    @Test
    void githubCountsRequestsPointsAndContent() {
        assertThat(costs(github, call("GET", "https://api.github.com/user/repos")))
                .isEqualTo(Map.of("T1:U1 core 5000/3600", 1, "T1:U1 points 900/60", 1));
        assertThat(costs(github, call("POST", "https://api.github.com/repos/o/r/issues")))
                .isEqualTo(Map.of(
                        "T1:U1 core 5000/3600", 1,
                        "T1:U1 points 900/60", 5,
                        "T1:U1 content 80/60", 1,
                        "T1:U1 content-hourly 500/3600", 1));
        assertThat(costs(github, call("DELETE", "https://api.github.com/repos/o/r/hooks/1")))
                .containsOnlyKeys("T1:U1 core 5000/3600", "T1:U1 points 900/60");
        assertThat(costs(github, call("GET", "https://api.github.com/search/issues?q=x")))
                .containsKey("T1:U1 search 30/60");
        assertThat(costs(github, call("GET", "https://api.github.com/rate_limit")))
                .isEmpty();
    }

    @Test
    void githubTellsWhatIsLeftOfTheResourceThatWasUsed() {
        LimitedCall read = call("GET", "https://api.github.com/user/repos");
        Map<String, String> headers = Map.of(
                "X-RateLimit-Remaining", "42", "X-RateLimit-Reset", "1795867200", "X-RateLimit-Resource", "core");

        assertThat(seen(github, read, 200, headers))
                .isEqualTo(Map.of("core", new Observation.Left(42, Instant.ofEpochSecond(1_795_867_200))));
        assertThat(seen(github, call("GET", "https://api.github.com/search/code"), 200, headers))
                .isEmpty();
        assertThat(seen(github, read, 200, Map.of("x-ratelimit-remaining", "many", "x-ratelimit-reset", "-1")))
                .isEmpty();
    }

    @Test
    void githubsRefusalsAreToldApart() {
        LimitedCall read = call("GET", "https://api.github.com/user/repos");
        Map<String, String> spent = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1795867200");

        assertThat(seen(github, read, 403, spent)).containsOnlyKeys("core");
        assertThat(seen(github, read, 403, Map.of("Retry-After", "70"))).isEqualTo(Map.of("points", blocked(70)));
        assertThat(seen(github, read, 429, Map.of())).isEqualTo(Map.of("points", blocked(60)));
        assertThat(seen(github, read, 403, Map.of())).isEmpty();
    }

    @Test
    void googleCountsUserAndProjectInEachApi() {
        assertThat(costs(google, call("GET", "https://www.googleapis.com/calendar/v3/users/me/calendarList")))
                .containsOnlyKeys("T1:U1 calendar 600/60", "* calendar 10000/60");
        assertThat(costs(google, call("POST", "https://www.googleapis.com/upload/drive/v3/files?uploadType=media")))
                .containsOnlyKeys("T1:U1 drive 3000/60", "* drive 10000/60");
        assertThat(costs(google, call("GET", "https://meet.googleapis.com/v2/spaces/abc")))
                .containsOnlyKeys("T1:U1 meet-reads 600/60", "* meet-reads 6000/60");
        assertThat(costs(google, call("POST", "https://meet.googleapis.com/v2/spaces")))
                .containsOnlyKeys(
                        "T1:U1 meet-writes 100/60",
                        "* meet-writes 1000/60",
                        "T1:U1 meet-spaces 10/60",
                        "* meet-spaces 100/60");
        assertThat(costs(google, call("GET", "https://www.googleapis.com/other")))
                .isEmpty();
    }

    @Test
    void retryAfterIsReadInBothForms() {
        LimitedCall events = call("GET", "https://www.googleapis.com/calendar/v3/calendars/primary/events");

        assertThat(seen(google, events, 429, Map.of("retry-after", "9"))).isEqualTo(Map.of("calendar", blocked(9)));
        assertThat(seen(
                        dropbox,
                        call("POST", "https://api.dropboxapi.com/2/files/list_folder"),
                        429,
                        Map.of("Retry-After", "Sat, 28 Nov 2026 12:00:15 GMT")))
                .isEqualTo(Map.of("all", blocked(15)));
        assertThat(seen(google, events, 200, Map.of("retry-after", "9"))).isEmpty();
    }

    @Test
    void dropboxCountsByAccount() {
        LimitedCall list = call("POST", "https://api.dropboxapi.com/2/files/list_folder");

        assertThat(costs(dropbox, list)).containsOnlyKeys("T1:U1 all 600/60");
        assertThat(seen(dropbox, list, 429, Map.of())).isEqualTo(Map.of("all", blocked(1)));
        assertThat(seen(dropbox, list, 409, Map.of())).isEmpty();
    }

    @Test
    void slackCountsByMethodAndWorkspaceInTiers() {
        for (List<String> fact : List.of(
                List.of("apps.uninstall", "1"),
                List.of("conversations.list", "20"),
                List.of("chat.scheduleMessage", "50"),
                List.of("users.info", "100"),
                List.of("chat.postMessage", "200"))) {
            assertThat(costs(slack, call("POST", "https://slack.com/api/" + fact.get(0))))
                    .containsOnlyKeys("T1 " + fact.get(0) + " " + fact.get(1) + "/60");
        }
        assertThat(costs(slack, call("POST", "https://files.slack.com/upload/v1/abc")))
                .isEmpty();
        assertThat(seen(slack, call("GET", "https://slack.com/api/users.info"), 429, Map.of("Retry-After", "30")))
                .isEqualTo(Map.of("users.info", blocked(30)));
    }
}
