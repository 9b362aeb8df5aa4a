package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.events;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each failure of a vendor's token endpoint, met over real HTTP, leaves in the row. */
class VendorFailuresTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    static Stream<Function<Vendors, ProviderDialect>> vendors() {
        return Stream.of(Vendors::github, Vendors::google, Vendors::dropbox, Vendors::slack);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 11: over HTTP, what the vendor did not process is tried again and costs no connection")
    void unprocessedIsTriedAgain(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", Duration.ZERO);
            List<Fault> troubles = List.of(
                    Fault.tooManyRequests("1"),
                    Fault.outage(),
                    Fault.html(500),
                    Fault.html(200),
                    Fault.reply(200, JSON, ""),
                    Fault.reply(200, JSON, "{\"access_token\""),
                    Fault.droppedBefore());
            for (int failures = 1; failures <= troubles.size(); failures++) {
                bench.program(troubles.get(failures - 1).times(1));
                assertThat(problem(bench.node.force("anna"))).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
                Integration row = bench.node.row(id);
                assertThat(row.errorCount()).isEqualTo(failures);
                assertThat(row.isUsable()).isTrue();
                assertThat(row.status() == IntegrationStatus.ERROR).isEqualTo(failures >= 5);
            }

            await(bench.node.force("anna"));

            assertThat(bench.node.row(id).status()).isEqualTo(IntegrationStatus.ACTIVE);
            assertThat(bench.node.row(id).errorCount()).isZero();
            assertThat(bench.holdsALivingToken(id)).isTrue();
            assertThat(bench.calls()).isEqualTo(troubles.size() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName(
            "bar 11: over HTTP, a processed call whose answer is lost is tried again, or said to be a lost rotation")
    void lostAnswerIsTriedAgainOrSaidToBeLost(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            boolean rotates = bench.dialect.rotatesRefreshTokens();
            List<Fault> losses = List.of(Fault.answerLost(), Fault.truncated(), Fault.garbage(), Fault.huge());
            for (Fault loss : losses) {
                String user = "person" + losses.indexOf(loss);
                UUID id = bench.connect(user, Duration.ZERO);
                bench.program(loss.times(1));
                assertThat(problem(bench.node.force(user))).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);

                bench.node
                        .force(user)
                        .toCompletableFuture()
                        .handle((token, failure) -> id)
                        .join();

                Integration row = bench.node.row(id);
                assertThat(row.isConnected()).as(loss.name()).isNotEqualTo(rotates);
                assertThat(row.lastErrorCode()).as(loss.name()).isEqualTo(rotates ? ErrorCode.ROTATION_LOST : null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName(
            "bar 11: over HTTP, a grant that is gone asks to reconnect after one call, whatever the vendor's status")
    void revokedGrantAsksToReconnectAfterOneCall(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            bench.simulator.revokeAll();

            assertThat(problem(bench.node.read("anna"))).isEqualTo(ProblemKind.RECONNECT_NEEDED);
            assertThat(problem(bench.node.read("anna"))).isEqualTo(ProblemKind.RECONNECT_NEEDED);

            assertThat(bench.calls()).isEqualTo(1);
            assertThat(bench.node.row(id).lastErrorCode()).isEqualTo(ErrorCode.GRANT_GONE);
            assertThat(bench.node.row(id).tokens()).isEmpty();
            assertThat(events(id)).endsWith("reconnect-needed:grant_gone");
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName(
            "bar 11: over HTTP, a vendor that refuses our secret is asked once for all, and no connection is blamed")
    void refusalOfOurSecretTouchesNoConnection(Function<Vendors, ProviderDialect> vendor) {
        Function<Vendors, ProviderDialect> wrong = vendors -> {
            String name = vendor.apply(vendors).provider().value().toUpperCase(Locale.ROOT);
            return vendor.apply(vendors.with(name + "_CLIENT_SECRET", "another secret than the vendor knows"));
        };
        try (VendorBench bench = VendorBench.at(wrong)) {
            UUID anna = bench.connect("anna", VendorBench.LONG_OVER);
            UUID bert = bench.connect("bert", VendorBench.LONG_OVER);
            assertThat(problem(bench.node.read("anna"))).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
            assertThat(problem(bench.node.read("bert"))).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);

            assertThat(bench.calls()).isEqualTo(1);
            assertThat(bench.node.row(anna).lastErrorCode()).isNotNull();
            for (UUID id : List.of(anna, bert)) {
                assertThat(bench.node.row(id).status()).isEqualTo(IntegrationStatus.ACTIVE);
                assertThat(bench.node.row(id).errorCount()).isZero();
                assertThat(bench.holdsALivingToken(id)).isTrue();
            }
        }
    }

    @Test
    @DisplayName("bar 11: over HTTP, a vendor that does not answer in time is tried again, its late token not awaited")
    void timeOutIsTriedAgain() {
        try (VendorBench bench = VendorBench.at(Vendors::google)) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            bench.program(Fault.slowAnswer(Duration.ofSeconds(4)).times(1));

            assertThat(problem(bench.node.read("anna"))).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);

            assertThat(bench.node.row(id).isConnected()).isTrue();
            assertThat(bench.node.row(id).errorCount()).isEqualTo(1);
            bench.refreshInBackground(id);
            until(() -> bench.node.row(id).grantGeneration() == 2);
        }
    }

    @Test
    @DisplayName("bar 11: over HTTP, invalid_grant for a token that another node has rotated gives that node's token")
    void refusalOfARotatedTokenReadsTheRowAgain() {
        try (VendorBench bench = VendorBench.at(Vendors::slack);
                AccessBench other = bench.anotherNode()) {
            bench.simulator.familyRevocation(false);
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            bench.program(Fault.delay(Duration.ofMillis(800)).times(1));
            CompletionStage<FreshToken> waiting = bench.node.read("anna");
            until(() -> bench.calls() == 1);
            AccessBench.makeDue(id);
            String elsewhere = await(other.read("anna")).accessToken().reveal();

            assertThat(await(waiting).accessToken().reveal()).isEqualTo(elsewhere);

            assertThat(bench.node.row(id).status()).isEqualTo(IntegrationStatus.ACTIVE);
            assertThat(bench.holdsALivingToken(id)).isTrue();
            assertThat(events(id)).doesNotContain("reconnect-needed:grant_gone");
        }
    }

    private static ProblemKind problem(CompletionStage<FreshToken> stage) {
        return Stages.failure(stage, ProblemException.class).kind();
    }
}
