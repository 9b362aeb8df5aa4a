package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Attached;
import io.teamlabs.integrations.authorization.entity.AttachedTokens;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.Json;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    private static final Set<String> SCOPES = Set.of("openid", "email", "profile");

    private final ConnectBench bench = new ConnectBench();
    private String account;

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
        account = bench.account("google_calendar", 0);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private CompletionStage<Attached> attach(String accessToken, @Nullable String refreshToken) {
        return bench.bean(Attachments.class)
                .attach(
                        bench.person("ada"),
                        new TypeKey("google_calendar"),
                        new AttachedTokens(
                                new Secret(accessToken),
                                refreshToken == null ? null : new Secret(refreshToken),
                                bench.clock.instant().plusSeconds(3600),
                                null),
                        ConnectBench.actor("ada"));
    }

    @Test
    void tokensOfOurClientAreKeptWithTheirRefreshToken() {
        IssuedTokens tokens = bench.simulators().google().issueTokensFor(account, SCOPES);
        Attached attached = Stages.value(attach(tokens.accessToken(), "1//refresh"));
        assertThat(attached.account().id()).isEqualTo(account);
        assertThat(attached.refreshable()).isTrue();
        assertThat(bench.refreshToken("ada", "google_calendar")).isEqualTo("1//refresh");
        assertThat(bench.events("ada")).containsExactly("tokens-attached");
    }

    @Test
    void ofAnotherClientsTokensNoRefreshTokenIsKept() {
        IssuedTokens tokens = bench.simulators().google().issueTokensFor(account, SCOPES);
        bench.simulators()
                .google()
                .program(Fault.json(
                                200,
                                Json.createObjectBuilder()
                                        .add("aud", "somebody.else")
                                        .add("sub", account)
                                        .build())
                        .on("tokeninfo"));
        assertThat(Stages.value(attach(tokens.accessToken(), "1//refresh")).refreshable())
                .isFalse();
        assertThat(bench.refreshToken("ada", "google_calendar")).isNull();
        assertThat(bench.row("ada", "google_calendar").clientId()).isNull();
    }

    @Test
    @DisplayName("bar 10: tokens of the same account without a refresh token keep the one that is held")
    void theHeldRefreshTokenIsKept() {
        bench.connect("ada", "google_calendar", account);
        String held = bench.refreshToken("ada", "google_calendar");
        IssuedTokens tokens = bench.simulators().google().issueTokensFor(account, SCOPES);
        assertThat(Stages.value(attach(tokens.accessToken(), null)).refreshable())
                .isTrue();
        assertThat(bench.accessToken("ada", "google_calendar")).isEqualTo(tokens.accessToken());
        assertThat(bench.refreshToken("ada", "google_calendar")).isEqualTo(held);
    }

    @Test
    @DisplayName("bar 10: another account's tokens never inherit a refresh token")
    void anotherAccountDoesNotInherit() {
        bench.connect("ada", "google_calendar", account);
        String other = bench.account("google_calendar", 1);
        IssuedTokens tokens = bench.simulators().google().issueTokensFor(other, SCOPES);
        assertThat(Stages.value(attach(tokens.accessToken(), null)).refreshable())
                .isFalse();
        assertThat(bench.externalId("ada", "google_calendar")).isEqualTo(other);
    }

    @Test
    void aTokenThatTheProviderRefusesIsABadRequest() {
        ProblemException problem = Stages.failure(attach("ya29.invented", null), ProblemException.class);
        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(problem.field()).isEqualTo("accessToken");
        assertThat(bench.find("ada", "google_calendar")).isEmpty();
    }

    @Test
    void aProviderThatIsDownIsNoVerdictOnTheToken() {
        bench.simulators().google().outage(true);
        assertThat(Stages.failure(attach("ya29.token", null), ProblemException.class)
                        .kind())
                .isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
    }
}
