package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshFenceTest {

    private static final Duration LONG_OVER = HOUR.multipliedBy(2);

    private final AccessBench bench = AccessBench.node();
    private final CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 10: an answer without a refresh token keeps the old one, an answer with one replaces it")
    void refreshTokenIsKeptUntilTheAnswerHoldsAnother() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));
        await(bench.read("anna"));
        assertThat(refreshToken(id)).isEqualTo("refresh-0");

        bench.alpha.answerAtOnce(sent -> answer("access-2", "refresh-2"));
        await(bench.force("anna"));
        assertThat(refreshToken(id)).isEqualTo("refresh-2");

        await(bench.force("anna"));
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0", "refresh-0", "refresh-2");
    }

    @Test
    void tokensThatAMigrationCopiedInClearAreSealedWithTheFirstRefresh() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        Workbench.asOwner("UPDATE integrations SET tokens_sealed = false, access_token = 'copied-access',"
                + " refresh_token = 'copied-refresh' WHERE id = '" + id + "'");
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        await(bench.read("anna"));

        assertThat(bench.alpha.refreshed).containsExactly("copied-refresh");
        assertThat(bench.row(id).tokens().orElseThrow().sealed()).isTrue();
        assertThat(refreshToken(id)).isEqualTo("copied-refresh");
    }

    @Test
    @DisplayName("bar 14: an edit of settings, a counted error and a noted use during a refresh lose no token")
    void editsDuringARefreshLoseNoToken() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();

        for (int edit = 0; edit < 20; edit++) {
            String settings = "{\"edit\":" + edit + "}";
            bench.change(id, row -> row.replaceSettings(settings, Instant.now()));
            bench.change(id, row -> row.incrementErrorCount("http_401", "The API refused", Instant.now()));
            bench.change(id, row -> row.updateLastUsed(Instant.now()));
        }
        thinking.complete(answer("access-1", "refresh-1"));

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-1");
        Integration row = bench.row(id);
        assertThat(row.settings()).contains("19");
        assertThat(refreshToken(id)).isEqualTo("refresh-1");
        assertThat(row.errorCount()).isZero();
    }

    @Test
    @DisplayName("bar 14: a late writer of the same generation wins, for it may hold the only living token")
    void lateWriterOfTheSameGenerationWins() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();
        Workbench.asOwner("UPDATE integrations SET lease_id = gen_random_uuid() WHERE id = '" + id + "'");

        thinking.complete(answer("access-1", "refresh-1"));

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-1");
        assertThat(refreshToken(id)).isEqualTo("refresh-1");
        assertThat(bench.row(id).leaseId()).isNull();
    }

    @Test
    @DisplayName("bar 14: a late writer of an older generation changes nothing")
    void lateWriterOfAnOlderGenerationChangesNothing() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();
        refreshElsewhere(id);

        thinking.complete(answer("access-1", "refresh-1"));

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-elsewhere");
        assertThat(refreshToken(id)).isEqualTo("refresh-elsewhere");
        assertThat(bench.alpha.revoked).as("tokens of the grant that is in use").isEmpty();
    }

    @Test
    @DisplayName(
            "trap 6: what the provider gave is kept while the database refuses it, and written as soon as it can be")
    void tokenThatCouldNotBeWrittenIsWrittenLater() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.rotates = true;
        CompletableFuture<FreshToken> waiting = begin();
        refuseWritesOfTokens();
        try {
            thinking.complete(answer("access-1", "refresh-1"));
            until(() ->
                    Workbench.askOwner("SELECT is_called FROM refused_writes").equals(List.of("t")));
            assertThat(waiting).isNotDone();
        } finally {
            Workbench.asOwner("DROP FUNCTION refuse_write() CASCADE; DROP SEQUENCE refused_writes");
        }

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-1");
        assertThat(refreshToken(id)).isEqualTo("refresh-1");
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
    }

    @Test
    @DisplayName("bar 14: a claim that came too late to be used in its lease is not used, and the row is claimed again")
    void claimThatCameTooLateIsNotUsed() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        List<String> claimsBeforeTheCall = new CopyOnWriteArrayList<>();
        bench.alpha.answerAtOnce(sent -> {
            claimsBeforeTheCall.addAll(Workbench.askOwner("SELECT last_value FROM claims"));
            return answer("access-1", "refresh-1");
        });
        try (AccessBench node = bench.anotherNode("HTTP_DEADLINE", "1s", "REFRESH_LEASE", "1500ms")) {
            slowTheFirstClaim();
            assertThat(await(node.read("anna")).accessToken().reveal()).isEqualTo("access-1");
        } finally {
            Workbench.asOwner("DROP FUNCTION slow_claim() CASCADE; DROP SEQUENCE claims");
        }

        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
        assertThat(claimsBeforeTheCall).containsExactly("2");
        assertThat(refreshToken(id)).isEqualTo("refresh-1");
    }

    /** As a disk that is slow to take a commit: the lease has begun, and half of it is over when the node hears of it. */
    private static void slowTheFirstClaim() {
        Workbench.asOwner("""
                CREATE SEQUENCE claims;
                CREATE FUNCTION slow_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN IF nextval('claims') = 1 THEN PERFORM pg_sleep(0.8); END IF; RETURN NEW; END $$;
                CREATE TRIGGER slow_claim BEFORE UPDATE ON integrations
                FOR EACH ROW WHEN (OLD.lease_id IS DISTINCT FROM NEW.lease_id AND NEW.lease_id IS NOT NULL)
                EXECUTE FUNCTION slow_claim()""");
    }

    /** As a commit that fails after the provider has answered; the sequence tells of it, as no rollback undoes that. */
    private static void refuseWritesOfTokens() {
        Workbench.asOwner("""
                CREATE SEQUENCE refused_writes;
                CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN PERFORM nextval('refused_writes'); RAISE 'the disk is full' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER refuse_write BEFORE UPDATE OF access_token ON integrations
                FOR EACH ROW EXECUTE FUNCTION refuse_write()""");
    }

    @Test
    @DisplayName("bar 16: a disconnect during a refresh wins, and the token just obtained is revoked")
    void disconnectDuringARefreshWins() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();
        bench.change(id, row -> row.disconnect(Instant.now()));

        thinking.complete(answer("access-1", "refresh-1"));

        assertThatThrownBy(() -> await(waiting))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_CONNECTED));
        Integration row = bench.row(id);
        assertThat(row.status()).isEqualTo(IntegrationStatus.REVOKED);
        assertThat(row.tokens()).isEmpty();
        until(() -> bench.alpha.revoked.contains("access-1"));
        until(() ->
                Workbench.askOwner("SELECT id::text FROM pending_revocations").isEmpty());
    }

    @Test
    @DisplayName(
            "bar 16: a refresh that comes late for a row connected anew leaves the new tokens, and its own are revoked")
    void reconnectDuringARefreshKeepsItsTokens() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();
        bench.change(id, row -> row.disconnect(Instant.now()));
        bench.change(id, row -> row.connect(bench.grant(id, "refresh-new", Instant.now(), HOUR), Instant.now()));

        thinking.complete(answer("access-1", "refresh-1"));

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-0");
        assertThat(refreshToken(id)).isEqualTo("refresh-new");
        until(() -> bench.alpha.revoked.contains("access-1"));
        until(() ->
                Workbench.askOwner("SELECT id::text FROM pending_revocations").isEmpty());
    }

    @Test
    @DisplayName("bar 16: where one revocation kills the whole grant, the tokens of a row connected anew are spared")
    void reconnectOfTheSameGrantIsNotRevoked() {
        bench.alpha.revocationKillsAll = true;
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<FreshToken> waiting = begin();
        bench.change(id, row -> row.connect(bench.grant(id, "refresh-new", Instant.now(), HOUR), Instant.now()));

        thinking.complete(answer("access-1", "refresh-1"));

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-0");
        bench.bean(DueRefreshes.class).stop();
        assertThat(bench.alpha.revoked).isEmpty();
        assertThat(Workbench.askOwner("SELECT id::text FROM pending_revocations"))
                .isEmpty();
    }

    private CompletableFuture<FreshToken> begin() {
        bench.alpha.answer(sent -> thinking);
        CompletableFuture<FreshToken> waiting = bench.read("anna").toCompletableFuture();
        until(() -> !bench.alpha.refreshed.isEmpty());
        return waiting;
    }

    /** Another node takes the lease over, as if this one had been still for too long, and is done first. */
    private void refreshElsewhere(UUID id) {
        AccessBench.makeDue(id);
        try (AccessBench other = bench.anotherNode()) {
            bench.alpha.answerAtOnce(sent -> answer("access-elsewhere", "refresh-elsewhere"));
            await(other.read("anna"));
        }
    }

    private String refreshToken(UUID id) {
        var tokens = bench.row(id).tokens().orElseThrow();
        return Objects.requireNonNull(bench.bean(TokenSeals.class).refreshToken(AccessBench.ACME, id, tokens))
                .reveal();
    }
}
