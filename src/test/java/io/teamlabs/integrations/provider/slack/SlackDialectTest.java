package io.teamlabs.integrations.provider.slack;

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
import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlackDialectTest {

    private static final String[] SCOPES = {"users:read", "users:read.email", "chat:write"};

    private final Vendors vendors = new Vendors();
    private final SlackSimulator simulator = vendors.simulators.slack();
    private final SlackDialect slack = vendors.slack();

    @AfterEach
    void close() {
        vendors.close();
    }

    @Test
    @DisplayName("bar 8: the person's token and scopes are found in authed_user")
    void personsTokenIsFoundInAuthedUser() {
        TokenAnswer answer = vendors.connect(slack, SCOPES);
        assertThat(answer.accessToken().reveal()).startsWith("xoxp-");
        assertThat(answer.scopes()).isEqualTo(ScopeSet.of(SCOPES));
        assertThat(answer.refreshToken()).isNull();
        assertThat(answer.expiresAt()).isNull();
        var call = simulator.calls("oauth.v2.access").get(0);
        assertThat(call.request().header("Authorization").orElse("")).startsWith("Basic ");
        assertThat(call.request().body()).doesNotContain("client_secret");
    }

    @Test
    @DisplayName("trap 7: a bot's token at the top is not taken, whether the person has one or not")
    void botsTokenIsNotTaken() {
        String bot = "{\"ok\":true,\"access_token\":\"xoxb-bot\",\"token_type\":\"bot\",\"scope\":\"chat:write\","
                + "\"team\":{\"id\":\"T1\"},\"authed_user\":{\"id\":\"U1\"%s}}";
        assertThat(exchanged(bot.formatted(",\"access_token\":\"xoxp-person\"")).accessToken())
                .isEqualTo(new Secret("xoxp-person"));
        program(bot.formatted(""));
        OAuthFailure failure = Stages.failure(slack.exchange(Vendors.client(slack), anyCode()), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.AUTHORIZE_AGAIN);
        assertThat(failure.code()).isEqualTo(OAuthFailure.NO_TOKEN);
    }

    @Test
    @DisplayName("bar 11: trap 1, ok:false with status 200 is a failure and no token")
    void errorWithStatus200IsAFailure() {
        CodeExchange exchange = vendors.consent(slack, SCOPES);
        Stages.value(slack.exchange(Vendors.client(slack), exchange));
        OAuthFailure again = Stages.failure(slack.exchange(Vendors.client(slack), exchange), OAuthFailure.class);
        assertThat(again.kind()).isEqualTo(Kind.AUTHORIZE_AGAIN);
        assertThat(again.code()).isEqualTo("code_already_used");
    }

    @Test
    @DisplayName("trap 4: a refresh answers at the top, with a new refresh token that replaces the spent one")
    void refreshGivesANewRefreshToken() {
        simulator.rotation(true);
        TokenAnswer old = vendors.connect(slack, SCOPES);
        TokenAnswer fresh = vendors.refresh(slack, old);
        assertThat(fresh.accessToken().reveal()).startsWith("xoxe.xoxp-");
        assertThat(fresh.refreshToken()).isNotNull().isNotEqualTo(old.refreshToken());
        assertThat(Duration.between(fresh.issuedAt(), Objects.requireNonNull(fresh.expiresAt())))
                .isEqualTo(Duration.ofHours(12));
        assertThat(slack.rotatesRefreshTokens()).isTrue();
        assertThat(slack.refreshKillsAccessToken()).isFalse();
    }

    @Test
    void refreshThatAnswersInAuthedUserIsReadToo() {
        program("{\"ok\":true,\"authed_user\":{\"access_token\":\"xoxe.xoxp-2\",\"refresh_token\":\"xoxe-2\"}}");
        TokenAnswer answer = Stages.value(slack.refresh(Vendors.client(slack), new Secret("xoxe-1")));
        assertThat(answer.accessToken()).isEqualTo(new Secret("xoxe.xoxp-2"));
        assertThat(answer.refreshToken()).isEqualTo(new Secret("xoxe-2"));
    }

    @Test
    void refreshThatAnswersABotsTokenGivesNone() {
        program("{\"ok\":true,\"access_token\":\"xoxe.xoxb-2\",\"refresh_token\":\"xoxe-2\",\"token_type\":\"bot\"}");
        OAuthFailure failure =
                Stages.failure(slack.refresh(Vendors.client(slack), new Secret("xoxe-1")), OAuthFailure.class);
        assertThat(failure.code()).isEqualTo(OAuthFailure.NO_TOKEN);
        assertThat(failure.answerLost()).isTrue();
    }

    @Test
    @DisplayName("bar 11: trap 5, the second use of a refresh token says that the grant is gone")
    void spentRefreshTokenIsGone() {
        simulator.rotation(true);
        TokenAnswer old = vendors.connect(slack, SCOPES);
        vendors.refresh(slack, old);
        OAuthFailure failure =
                Stages.failure(slack.refresh(Vendors.client(slack), Vendors.refreshToken(old)), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.GRANT_GONE);
        assertThat(failure.code()).isEqualTo("invalid_refresh_token");
    }

    @Test
    @DisplayName("bar 11: trap 11, a wrong secret is the operator's fault")
    void wrongSecretIsTheOperatorsFault() {
        CodeExchange exchange = vendors.consent(slack, SCOPES);
        OAuthFailure failure = Stages.failure(slack.exchange(Vendors.wrongSecret(slack), exchange), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(failure.code()).isEqualTo("bad_client_secret");
    }

    @Test
    @DisplayName("bar 1: PKCE sent to an application without it is the operator's fault, and is off by default")
    void pkceIsOffUnlessSwitchedOn() {
        assertThat(slack.pkce()).isFalse();
        SlackDialect switched = vendors.with("SLACK_PKCE", "true").slack();
        CodeExchange exchange = vendors.consent(switched, SCOPES);
        OAuthFailure failure =
                Stages.failure(switched.exchange(Vendors.client(switched), exchange), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(failure.code()).isEqualTo("pkce_not_allowed");
    }

    @Test
    @DisplayName("trap 14: the account's key is its workspace's and its own id")
    void accountIsKeyedByWorkspaceAndPerson() {
        Account account = identify(vendors.connect(slack, SCOPES).accessToken());
        assertThat(account)
                .extracting(Account::id, Account::username, Account::email, Account::name)
                .containsExactly("T0AURORA1:U0ADA0001", "ada", "ada@aurora.example", "Ada Lovelace");
    }

    @Test
    void accountOfAWholeEnterpriseIsKeyedByThat() {
        Secret token = vendors.connect(slack, SCOPES).accessToken();
        String who = "{\"ok\":true,\"team_id\":null,\"enterprise_id\":\"E9\",\"user_id\":\"U0ADA0001\"}";
        simulator.program(Fault.reply(200, Map.of(), who).on("auth.test").times(1));
        assertThat(identify(token).id()).isEqualTo("E9:U0ADA0001");
    }

    @Test
    void refusedAccountIsToldApart() {
        assertThat(List.of("token_revoked", "account_inactive", "invalid_auth", "token_expired"))
                .allMatch(error -> refused(error) == Kind.GRANT_GONE);
        assertThat(List.of("missing_scope", "two_factor_setup_required"))
                .allMatch(error -> refused(error) == Kind.USER_ACTION);
        assertThat(List.of("ratelimited", "internal_error", "new_error"))
                .allMatch(error -> refused(error) == Kind.TEMPORARY);
    }

    private Kind refused(String error) {
        simulator.program(error(error).on("auth.test").times(1));
        return Stages.failure(slack.identify(Vendors.client(slack), new Secret("xoxp-any")), OAuthFailure.class)
                .kind();
    }

    @Test
    @DisplayName("bar 23: trap 7, a revocation ends the person's token and nobody else's in the workspace")
    void revocationEndsOnlyThePersonsToken() {
        TokenAnswer ada = vendors.connect(slack, SCOPES);
        simulator.signedIn("grace");
        TokenAnswer grace = vendors.connect(slack, SCOPES);
        assertThat(revoke(ada)).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksAccessToken(ada.accessToken().reveal())).isFalse();
        assertThat(simulator.worksAccessToken(grace.accessToken().reveal())).isTrue();
        assertThat(simulator.calls("apps.uninstall")).isEmpty();
        assertThat(slack.revocationKillsSharedGrant()).isFalse();
    }

    @Test
    @DisplayName("bar 23: trap 8, what is already gone was revoked")
    void whatIsAlreadyGoneIsSuccess() {
        TokenAnswer answer = vendors.connect(slack, SCOPES);
        for (String error : List.of("token_revoked", "invalid_auth", "account_inactive")) {
            simulator.program(error(error).on("auth.revoke").times(1));
            assertThat(revoke(answer)).isEqualTo(RevocationOutcome.ALREADY_GONE);
        }
    }

    @Test
    @DisplayName("bar 23: a token that ran out proves nothing of its refresh token")
    void tokenThatRanOutIsNotTakenForGone() {
        simulator.program(error("token_expired").on("auth.revoke").times(1));
        OAuthFailure failure = Stages.failure(
                slack.revoke(Vendors.client(slack), new Secret("xoxe.xoxp-old"), null), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
        assertThat(slack.revocationNeedsLiveAccessToken()).isTrue();
    }

    private static Fault error(String error) {
        return Fault.reply(200, Map.of(), "{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    private void program(String body) {
        simulator.program(Fault.reply(200, Map.of(), body).on("oauth.v2.access").times(1));
    }

    private TokenAnswer exchanged(String body) {
        program(body);
        return Stages.value(slack.exchange(Vendors.client(slack), anyCode()));
    }

    private CodeExchange anyCode() {
        return new CodeExchange(new Secret("a-code"), Vendors.client(slack).redirectUri(), null);
    }

    private Account identify(Secret token) {
        return Stages.value(slack.identify(Vendors.client(slack), token));
    }

    private RevocationOutcome revoke(TokenAnswer tokens) {
        return Stages.value(slack.revoke(Vendors.client(slack), tokens.accessToken(), tokens.refreshToken()));
    }
}
