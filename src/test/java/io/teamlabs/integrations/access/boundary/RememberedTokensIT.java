package io.teamlabs.integrations.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.boundary.TokenStage.Answer;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Valid tokens read over HTTP from memory, on both servers, and what the database sees of it. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class RememberedTokensIT {

    private static final String READS =
            "SELECT coalesce(sum(calls), 0) FROM pg_stat_user_functions WHERE funcname = 'read_token'";
    /** Without the sweep's, which looks once for each connection there is: one. */
    private static final String LOOKS_AT_PEOPLE =
            "SELECT seq_scan + coalesce(idx_scan, 0) - (SELECT coalesce(sum(calls), 0) FROM pg_stat_user_functions"
                    + " WHERE funcname = 'find_integrations_without_user')"
                    + " FROM pg_stat_user_tables WHERE relname = 'users'";

    private static TokenStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new TokenStage(kind);
        stage.asSuperuser("ALTER SYSTEM SET track_functions = 'all'");
        stage.asSuperuser("SELECT pg_reload_conf()");
        Eventually.holds(() -> assertThat(listener().getBoolean("alive")).isTrue());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @AfterEach
    void forget() {
        stage.forget();
    }

    private static JsonObject reads() {
        return stage.operations("tokens").body();
    }

    private static JsonObject listener() {
        return reads().getJsonObject("listener");
    }

    private static void connect() {
        VendorSimulator google = stage.simulators().google();
        stage.hold("google_drive", google, stage.issue(google), Duration.ofHours(1), Duration.ofDays(1));
    }

    /** An idle session tells what it did ten seconds later at the latest. */
    private static String settled(String question) throws InterruptedException {
        Thread.sleep(11_000);
        return stage.ask(question);
    }

    @Test
    void thousandReadsOfAValidTokenAskTheDatabaseNothing() throws InterruptedException {
        connect();
        Answer first = stage.read("google_drive");
        String readsBefore = settled(READS);
        String looksBefore = stage.ask(LOOKS_AT_PEOPLE);

        for (int read = 0; read < 1_000; read++) {
            assertThat(stage.read("google_drive").body()).isEqualTo(first.body());
        }

        assertThat(first.status()).isEqualTo(200);
        assertThat(settled(READS)).isEqualTo(readsBefore);
        assertThat(stage.ask(LOOKS_AT_PEOPLE)).isEqualTo(looksBefore);
        assertThat(reads().getJsonObject("remembered").getInt("hits")).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void answerFromMemoryIsThatOfTheRowWithAllItsHeaders() {
        connect();
        String backend = stage.service("reader", "integrations:tokens", Optional.of(stage.organization()));
        Answer row = stage.readBy(backend, "google_drive");
        Answer memory = stage.readBy(backend, "google_drive");
        Answer withPage = stage.readBy(backend, "google_drive", "Origin", "https://elsewhere.example");

        assertThat(memory.status()).isEqualTo(row.status()).isEqualTo(200);
        assertThat(memory.body()).isEqualTo(row.body()).isEqualTo(withPage.body());
        assertThat(lasting(memory)).isEqualTo(lasting(row)).isEqualTo(lasting(withPage));
    }

    @Test
    void everyReadIsCountedOnceWhoeverAnswersIt() {
        connect();
        String backend = stage.service("counted", "integrations:tokens", Optional.of(stage.organization()));
        int first = left(stage.readBy(backend, "google_drive"));

        assertThat(left(stage.readBy(backend, "google_drive"))).isEqualTo(first - 1);
        assertThat(left(stage.readBy(backend, "google_drive", "Origin", "https://elsewhere.example")))
                .isEqualTo(first - 2);
        assertThat(left(stage.readBy(backend, "slack")))
                .as("not connected: the filter passes it on")
                .isEqualTo(first - 3);
    }

    private static int left(Answer answer) {
        String budget = answer.headers().firstValue("ratelimit").orElseThrow();
        return Integer.parseInt(budget.replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    /** The headers that do not belong to the moment or to the way the bytes came. */
    private static Map<String, List<String>> lasting(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "ratelimit", "content-length", "transfer-encoding", "connection"));
        return headers;
    }

    @Test
    @DisplayName("bars 24 and 25: what is remembered is refused to all who may not read it, as what is not")
    void rememberedTokenIsRefusedLikeAnyOther() {
        connect();
        String backend = stage.service("backend", "integrations:tokens", Optional.empty());
        String foreign = stage.service("backend", "integrations:tokens", Optional.of("elsewhere"));
        String acting = stage.service("backend", "integrations:act", Optional.empty());
        for (int round = 0; round < 2; round++) {
            assertThat(stage.readBy(backend, "google_drive").status()).isEqualTo(200);
            assertThat(stage.readBy(foreign, "google_drive").status()).isEqualTo(404);
            assertThat(stage.readBy(acting, "google_drive").status()).isEqualTo(403);
            assertThat(stage.readAsAda("google_drive").status()).isEqualTo(403);
            assertThat(stage.readBy(backend + "x", "google_drive").status()).isEqualTo(401);
            assertThat(stage.readBy(backend, "google_drive", "Accept", "text/html")
                            .status())
                    .isEqualTo(406);
            assertThat(stage.readBy(backend, "google_drive", "Accept", "application/json;q=2")
                            .status())
                    .isEqualTo(400);
            assertThat(stage.readBy(backend, "google-drive").status()).isEqualTo(404);
            assertThat(stage.readBy(backend, "slack").status()).isEqualTo(409);
        }
    }

    @Test
    void lastUseIsWrittenWithinSeconds() {
        connect();

        stage.read("google_drive");

        Eventually.holds(
                Duration.ofSeconds(6),
                () -> assertThat(stage.ask("SELECT last_used_at > now() - interval '10 s' FROM integrations"))
                        .isEqualTo("t"));
    }

    @Test
    void ownDisconnectIsSeenByTheVeryNextReader() {
        for (int round = 0; round < 20; round++) {
            connect();
            assertThat(stage.read("google_drive").status()).isEqualTo(200);
            assertThat(stage.read("google_drive").status()).isEqualTo(200);

            assertThat(stage.disconnect("google_drive").status()).isEqualTo(200);

            assertThat(stage.read("google_drive").status()).isEqualTo(409);
            stage.forget();
        }
    }

    @Test
    void whatAHandChangesInTheDatabaseIsSeenWithinASecond() {
        connect();
        assertThat(stage.read("google_drive").status()).isEqualTo(200);

        stage.owner("UPDATE integrations SET status = 'revoked', is_connected = false, connected_at = NULL,"
                + " access_token = NULL, refresh_token = NULL, refresh_at = NULL");

        Eventually.holds(
                Duration.ofSeconds(1),
                () -> assertThat(stage.read("google_drive").status()).isEqualTo(409));
    }

    @Test
    @DisplayName("towards bar 37: a lost listener is counted, comes back by itself, and no read fails")
    void lostListenerComesBack() {
        connect();
        int losses = listener().getInt("losses");

        stage.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'teamlabs-integrations-listener'");
        Eventually.holds(() -> {
            assertThat(stage.read("google_drive").status()).isEqualTo(200);
            assertThat(listener().getInt("losses")).isEqualTo(losses + 1);
            assertThat(listener().getBoolean("connected")).isTrue();
        });
    }
}
