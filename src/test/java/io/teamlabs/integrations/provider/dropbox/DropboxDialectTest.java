package io.teamlabs.integrations.provider.dropbox;

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
import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DropboxDialectTest {

    private static final String[] SCOPES = {"account_info.read", "files.metadata.read"};

    private final Vendors vendors = new Vendors();
    private final DropboxSimulator simulator = vendors.simulators.dropbox();
    private final DropboxDialect dropbox = vendors.dropbox();

    @AfterEach
    void close() {
        vendors.close();
    }

    @Test
    @DisplayName("trap 17: a code gives a token of any length, and a refresh token")
    void codeGivesALongTokenAndARefreshToken() {
        TokenAnswer answer = vendors.connect(dropbox, SCOPES);
        assertThat(answer.accessToken().reveal()).hasSizeGreaterThan(255);
        assertThat(answer.refreshToken()).isNotNull();
        assertThat(Duration.between(answer.issuedAt(), Objects.requireNonNull(answer.expiresAt())))
                .isEqualTo(Duration.ofHours(4));
        assertThat(answer.scopes()).isEqualTo(ScopeSet.of(SCOPES));
    }

    @Test
    @DisplayName("bar 10: trap 4, a refresh answers no refresh token and no scope, which are told as none")
    void refreshAnswersNoRefreshToken() {
        TokenAnswer old = vendors.connect(dropbox, SCOPES);
        TokenAnswer fresh = vendors.refresh(dropbox, old);
        assertThat(fresh.refreshToken()).isNull();
        assertThat(fresh.scopes()).isNull();
        assertThat(vendors.refresh(dropbox, old).accessToken()).isNotEqualTo(fresh.accessToken());
        assertThat(dropbox.rotatesRefreshTokens()).isFalse();
    }

    @Test
    @DisplayName("bar 11: invalid_grant ends the grant at a refresh, and only the attempt at a code")
    void invalidGrantDependsOnWhatWasSent() {
        TokenAnswer answer = vendors.connect(dropbox, SCOPES);
        simulator.revokeAll();
        OAuthFailure refresh = Stages.failure(
                dropbox.refresh(Vendors.client(dropbox), Vendors.refreshToken(answer)), OAuthFailure.class);
        assertThat(refresh.kind()).isEqualTo(Kind.GRANT_GONE);
        CodeExchange unknown =
                new CodeExchange(new Secret("spent"), Vendors.client(dropbox).redirectUri(), null);
        OAuthFailure code = Stages.failure(dropbox.exchange(Vendors.client(dropbox), unknown), OAuthFailure.class);
        assertThat(code.kind()).isEqualTo(Kind.AUTHORIZE_AGAIN);
    }

    @Test
    @DisplayName("bar 11: trap 11, a wrong secret is the operator's fault")
    void wrongSecretIsTheOperatorsFault() {
        Secret refreshToken = Vendors.refreshToken(vendors.connect(dropbox, SCOPES));
        OAuthFailure failure =
                Stages.failure(dropbox.refresh(Vendors.wrongSecret(dropbox), refreshToken), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    @DisplayName("traps 14 and 16: the account is read by an empty call without a type, and keyed by its dbid")
    void accountIsReadByAnEmptyCall() {
        Account account = identify();
        assertThat(account.id()).startsWith("dbid:");
        assertThat(account.email()).isEqualTo(account.username()).contains("@");
        assertThat(account.name()).isNotBlank();
        assertIsEmpty(simulator.calls("get_current_account").get(0));
    }

    @Test
    void addressThatNobodyVerifiedIsNoEmail() {
        simulator.signedIn("alan@box.example");
        Account account = identify();
        assertThat(account.username()).isEqualTo("alan@box.example");
        assertThat(account.email()).isNull();
    }

    @Test
    @DisplayName("trap 9: a 401 at the account is told apart by its tag")
    void refusedAccountIsToldApart() {
        assertThat(refused("invalid_access_token")).isEqualTo(Kind.GRANT_GONE);
        assertThat(refused("expired_access_token")).isEqualTo(Kind.GRANT_GONE);
        assertThat(refused("missing_scope")).isEqualTo(Kind.USER_ACTION);
        assertThat(refused("user_suspended")).isEqualTo(Kind.TEMPORARY);
        assertThat(refused("something_new")).isEqualTo(Kind.TEMPORARY);
    }

    private Kind refused(String tag) {
        program(401, tag, "get_current_account");
        return Stages.failure(dropbox.identify(Vendors.client(dropbox), new Secret("sl.any")), OAuthFailure.class)
                .kind();
    }

    @Test
    @DisplayName("bar 23: traps 7 and 16, a revocation is an empty call that ends one authorization and no other")
    void revocationEndsOneAuthorization() {
        TokenAnswer one = vendors.connect(dropbox, SCOPES);
        TokenAnswer other = vendors.connect(dropbox, SCOPES);
        assertThat(revoke(one)).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksRefreshToken(Vendors.refreshToken(one).reveal()))
                .isFalse();
        assertThat(simulator.worksAccessToken(other.accessToken().reveal())).isTrue();
        assertThat(simulator.worksRefreshToken(Vendors.refreshToken(other).reveal()))
                .isTrue();
        assertIsEmpty(simulator.calls("/revoke").get(0));
        assertThat(dropbox.revocationKillsSharedGrant()).isFalse();
        assertThat(dropbox.revokeReplacedTokensOfSameAccount()).isTrue();
    }

    @Test
    @DisplayName("bar 23: trap 8, what is already gone was revoked")
    void whatIsAlreadyGoneIsSuccess() {
        TokenAnswer answer = vendors.connect(dropbox, SCOPES);
        revoke(answer);
        assertThat(revoke(answer)).isEqualTo(RevocationOutcome.ALREADY_GONE);
    }

    @Test
    @DisplayName("bar 23: a token that ran out proves nothing of its refresh token, so it is revoked after a refresh")
    void tokenThatRanOutIsNotTakenForGone() {
        TokenAnswer old = vendors.connect(dropbox, SCOPES);
        simulator.expireAccessTokens();
        OAuthFailure failure = revoking(old.accessToken());
        assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
        assertThat(failure.code()).isEqualTo("expired_access_token");
        assertThat(dropbox.revocationNeedsLiveAccessToken()).isTrue();
        assertThat(revoke(vendors.refresh(dropbox, old))).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksRefreshToken(Vendors.refreshToken(old).reveal()))
                .isFalse();
    }

    @Test
    void suspendedPersonIsNotTakenForGone() {
        program(401, "user_suspended", "/revoke");
        assertThat(revoking(new Secret("sl.any")).kind()).isEqualTo(Kind.TEMPORARY);
    }

    private void program(int status, String tag, String path) {
        String body = "{\"error_summary\":\"" + tag + "/..\",\"error\":{\".tag\":\"" + tag + "\"}}";
        simulator.program(Fault.reply(status, Map.of(), body).on(path).times(1));
    }

    private static void assertIsEmpty(Call call) {
        assertThat(call.request().body()).isEmpty();
        assertThat(call.request().header("Content-Type")).isEmpty();
    }

    private Account identify() {
        Secret token = vendors.connect(dropbox, SCOPES).accessToken();
        return Stages.value(dropbox.identify(Vendors.client(dropbox), token));
    }

    private RevocationOutcome revoke(TokenAnswer tokens) {
        return Stages.value(dropbox.revoke(Vendors.client(dropbox), tokens.accessToken(), tokens.refreshToken()));
    }

    private OAuthFailure revoking(Secret token) {
        return Stages.failure(dropbox.revoke(Vendors.client(dropbox), token, null), OAuthFailure.class);
    }
}
