package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleDialectTest {

    private static final String EVENTS = "https://www.googleapis.com/auth/calendar.events";
    private static final String FILES = "https://www.googleapis.com/auth/drive.file";

    private final Vendors vendors = new Vendors();
    private final GoogleSimulator simulator = vendors.simulators.google();
    private final GoogleDialect google = vendors.google();

    @AfterEach
    void forget() {
        vendors.simulators.reset();
    }

    @AfterAll
    void close() {
        vendors.close();
    }

    @Test
    @DisplayName("trap 4: a person who consented before gives a refresh token all the same")
    void everyConnectionHasARefreshToken() {
        TokenAnswer first = calendar();
        TokenAnswer again = calendar();
        assertThat(Vendors.refreshToken(again)).isNotEqualTo(Vendors.refreshToken(first));
        assertThat(Duration.between(again.issuedAt(), Objects.requireNonNull(again.expiresAt())))
                .isEqualTo(Duration.ofSeconds(3599));
    }

    @Test
    @DisplayName("bar 10: trap 4, a refresh answers no refresh token, which is told as none")
    void refreshAnswersNoRefreshToken() {
        TokenAnswer old = calendar();
        TokenAnswer fresh = vendors.refresh(google, old);
        assertThat(fresh.refreshToken()).isNull();
        assertThat(simulator.worksAccessToken(fresh.accessToken().reveal())).isTrue();
        assertThat(simulator.worksAccessToken(old.accessToken().reveal())).isTrue();
        assertThat(google.rotatesRefreshTokens()).isFalse();
        assertThat(google.refreshKillsAccessToken()).isFalse();
    }

    @Test
    @DisplayName("bar 8: trap 3, rewritten scopes are the same scopes")
    void rewrittenScopesAreTheSame() {
        ScopeSet asked = ScopeSet.of("openid", "email", "profile", EVENTS);
        ScopeSet granted = Objects.requireNonNull(calendar().scopes());
        assertThat(granted).isNotEqualTo(asked).isEqualTo(google.normalized(asked));
        assertThat(asked.values()).allMatch(scope -> google.covers(granted, scope));
        assertThat(google.covers(granted, "https://www.googleapis.com/auth/userinfo.email"))
                .isTrue();
    }

    @Test
    @DisplayName("bar 8: trap 3, a scope that the person unticked is missing, and the rest is granted")
    void partialConsentIsTold() {
        var parameters = Vendors.parameters(google, "openid", EVENTS, FILES);
        URI callback = vendors.person.allowWithout(FILES, google.authorizationUri(Vendors.client(google), parameters));
        Secret code = new Secret(Parameters.parse(callback.getRawQuery()).text("code"));
        TokenAnswer answer = Stages.value(google.exchange(
                Vendors.client(google), new CodeExchange(code, parameters.redirectUri(), parameters.verifier())));
        ScopeSet granted = Objects.requireNonNull(answer.scopes());
        assertThat(google.covers(granted, EVENTS)).isTrue();
        assertThat(google.covers(granted, FILES)).isFalse();
    }

    @Test
    @DisplayName("bar 8: a second type is granted its own scopes only")
    void eachTypeHasItsOwnScopes() {
        calendar();
        assertThat(vendors.connect(google, "openid", FILES).scopes()).isEqualTo(ScopeSet.of("openid", FILES));
    }

    @Test
    void broadScopesCoverNarrowOnes() {
        String calendar = "https://www.googleapis.com/auth/calendar";
        assertThat(google.covers(ScopeSet.of(calendar), calendar + ".freebusy")).isTrue();
        assertThat(google.covers(ScopeSet.of(calendar + ".readonly"), calendar + ".calendarlist.readonly"))
                .isTrue();
        assertThat(google.covers(ScopeSet.of(EVENTS), calendar + ".calendarlist.readonly"))
                .isFalse();
        assertThat(google.covers(ScopeSet.of(EVENTS), calendar + ".freebusy")).isFalse();
        assertThat(google.covers(ScopeSet.of(calendar), FILES)).isFalse();
    }

    @Test
    @DisplayName("bar 8: an answer that omits the scope says nothing of it")
    void omittedScopeIsNone() {
        simulator.program(Fault.withoutScope().on("/token").times(1));
        assertThat(calendar().scopes()).isNull();
    }

    @Test
    @DisplayName("bar 11: invalid_grant ends the grant at a refresh, and only the attempt at a code")
    void invalidGrantDependsOnWhatWasSent() {
        TokenAnswer answer = calendar();
        simulator.revokeAll();
        OAuthFailure refresh = Stages.failure(
                google.refresh(Vendors.client(google), Vendors.refreshToken(answer)), OAuthFailure.class);
        assertThat(refresh.kind()).isEqualTo(Kind.GRANT_GONE);
        CodeExchange unknown =
                new CodeExchange(new Secret("4/0A"), Vendors.client(google).redirectUri(), null);
        OAuthFailure code = Stages.failure(google.exchange(Vendors.client(google), unknown), OAuthFailure.class);
        assertThat(code.kind()).isEqualTo(Kind.AUTHORIZE_AGAIN);
    }

    @Test
    @DisplayName("bar 11: trap 11, a wrong secret is the operator's fault")
    void wrongSecretIsTheOperatorsFault() {
        Secret refreshToken = Vendors.refreshToken(calendar());
        OAuthFailure failure =
                Stages.failure(google.refresh(Vendors.wrongSecret(google), refreshToken), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(failure.code()).isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("trap 14: the account's key is sub, and an address that nobody verified is no e-mail")
    void accountIsKeyedBySubject() {
        Account ada = identify(calendar().accessToken());
        assertThat(ada.id()).isEqualTo("110169484474386276334");
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        simulator.signedIn("110169484474386276336");
        Account alan = identify(calendar().accessToken());
        assertThat(alan.username()).isEqualTo("alan@example.com");
        assertThat(alan.email()).isNull();
    }

    @Test
    @DisplayName("traps 9 and 10: a 403 at the account lacks a scope or limits, and never ends a grant")
    void forbiddenAccountIsNeverTheEnd() {
        assertThat(forbidden("insufficientPermissions")).isEqualTo(Kind.USER_ACTION);
        assertThat(forbidden("userRateLimitExceeded")).isEqualTo(Kind.TEMPORARY);
        assertThat(forbidden("accessNotConfigured")).isEqualTo(Kind.CONFIGURATION);
        assertThat(forbidden("invalid_grant")).isEqualTo(Kind.TEMPORARY);
    }

    private Kind forbidden(String reason) {
        String body = "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"" + reason + "\"}]}}";
        simulator.program(Fault.reply(403, Map.of(), body).on("/userinfo").times(1));
        return Stages.failure(google.identify(Vendors.client(google), new Secret("ya29.any")), OAuthFailure.class)
                .kind();
    }

    @Test
    @DisplayName("bar 23: trap 7, revoking one token ends every token of the person, so the grant counts as shared")
    void revocationEndsEveryTokenOfThePerson() {
        TokenAnswer calendar = calendar();
        TokenAnswer drive = vendors.connect(google, "openid", FILES);
        assertThat(revoke(calendar.accessToken(), calendar.refreshToken())).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksAccessToken(drive.accessToken().reveal())).isFalse();
        assertThat(google.revocationKillsSharedGrant()).isTrue();
        assertThat(google.revokeReplacedTokensOfSameAccount()).isFalse();
    }

    @Test
    @DisplayName("bar 23: the refresh token is revoked first, in the body and not in the address")
    void refreshTokenIsRevokedFirst() {
        TokenAnswer answer = calendar();
        revoke(answer.accessToken(), answer.refreshToken());
        var calls = simulator.calls("/revoke");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).request().form().text("token"))
                .isEqualTo(Vendors.refreshToken(answer).reveal());
        assertThat(calls.get(0).request().rawQuery()).isEmpty();
    }

    @Test
    @DisplayName("bar 23: trap 8, what is already gone was revoked")
    void whatIsAlreadyGoneIsSuccess() {
        TokenAnswer answer = calendar();
        simulator.revokeAll();
        assertThat(revoke(answer.accessToken(), answer.refreshToken())).isEqualTo(RevocationOutcome.ALREADY_GONE);
    }

    @Test
    @DisplayName("bar 23: trap 15, a refresh token that Google dropped by itself leaves a grant to be ended")
    void accessTokenIsTriedWhereTheRefreshTokenIsGone() {
        Secret access = calendar().accessToken();
        assertThat(revoke(access, new Secret("1//dropped"))).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksAccessToken(access.reveal())).isFalse();
    }

    @Test
    @DisplayName("bar 23: a revocation that Google cannot serve is tried again, as long as it asks")
    void outageOfTheRevocationIsToldWithItsWait() {
        simulator.program(Fault.reply(503, Map.of("Retry-After", "90"), "").on("/revoke"));
        OAuthFailure failure =
                Stages.failure(google.revoke(Vendors.client(google), new Secret("a"), null), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void tokenIsToldToBeThisClientsByItsAudience() {
        Secret token = calendar().accessToken();
        assertThat(Stages.value(google.issuedTo(Vendors.client(google), token))).isTrue();
        GoogleDialect other = vendors.with("GOOGLE_CLIENT_ID", "another-client").google();
        assertThat(Stages.value(other.issuedTo(Vendors.client(other), token))).isFalse();
        assertThat(simulator.calls("/tokeninfo"))
                .allMatch(call -> call.method().equals("POST")
                        && call.request().rawQuery().isEmpty());
        OAuthFailure failure =
                Stages.failure(google.issuedTo(Vendors.client(google), new Secret("ya29.unknown")), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.GRANT_GONE);
    }

    @Test
    @DisplayName("bar 4: the issuer to compare is the operator's setting, and none by default")
    void issuerIsASetting() {
        assertThat(google.issuer()).isNull();
        URI issuer = vendors.with("GOOGLE_ISSUER", "https://accounts.google.com")
                .google()
                .issuer();
        assertThat(issuer).isEqualTo(URI.create("https://accounts.google.com"));
        assertThat(vendors.github().issuer()).isNull();
        assertThat(vendors.dropbox().issuer()).isNull();
        assertThat(vendors.slack().issuer()).isNull();
    }

    private TokenAnswer calendar() {
        return vendors.connect(google, "openid", "email", "profile", EVENTS);
    }

    private Account identify(Secret token) {
        return Stages.value(google.identify(Vendors.client(google), token));
    }

    private RevocationOutcome revoke(Secret access, @Nullable Secret refresh) {
        return Stages.value(google.revoke(Vendors.client(google), access, refresh));
    }
}
