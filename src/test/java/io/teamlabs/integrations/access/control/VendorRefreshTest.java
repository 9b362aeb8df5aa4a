package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refreshes at each vendor's simulator, over real HTTP and a durable database, to the end in the row. */
class VendorRefreshTest {

    static Stream<Function<Vendors, ProviderDialect>> vendors() {
        return Stream.of(Vendors::github, Vendors::google, Vendors::dropbox, Vendors::slack);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 10: over HTTP, what the vendor keeps is kept and what it replaces is replaced, in one write")
    void rowHoldsWhatTheVendorHonours(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            String first = bench.refreshToken(id);

            for (int turn = 1; turn <= 3; turn++) {
                FreshToken token = await(bench.node.force("anna"));
                assertThat(bench.simulator.worksAccessToken(token.accessToken().reveal()))
                        .isTrue();
                assertThat(bench.holdsALivingToken(id)).isTrue();
                assertThat(bench.node.row(id).grantGeneration()).isEqualTo(turn + 1L);
            }

            assertThat(Objects.equals(first, bench.refreshToken(id)))
                    .isNotEqualTo(bench.dialect.rotatesRefreshTokens());
            assertThat(bench.calls()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 16: over HTTP, a disconnect during a refresh wins, and nothing that came lives on")
    void disconnectDuringARefreshWins(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", Duration.ZERO);
            bench.program(Fault.slowAnswer(Duration.ofMillis(300)).times(1));
            CompletionStage<FreshToken> waiting = bench.node.force("anna");
            until(() -> bench.calls() == 1);

            VendorBench.disconnect(bench.node, "anna");

            assertThat(Stages.failure(waiting, ProblemException.class).kind()).isEqualTo(ProblemKind.NOT_CONNECTED);
            assertThat(bench.node.row(id).status()).isEqualTo(IntegrationStatus.REVOKED);
            assertThat(bench.node.row(id).tokens()).isEmpty();
            until(() -> Workbench.askOwner("SELECT id::text FROM pending_revocations")
                    .isEmpty());
            assertThat(bench.simulator.liveAccessTokens()).isZero();
        }
    }
}
