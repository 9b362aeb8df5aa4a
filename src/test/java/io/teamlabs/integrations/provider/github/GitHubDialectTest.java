package io.teamlabs.integrations.provider.github;

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
import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitHubDialectTest {

    private static final String[] SCOPES = {"read:user", "user:email", "repo"};

    private final Vendors vendors = new Vendors();
    private final GitHubSimulator simulator = vendors.simulators.github();
    private final GitHubDialect github = vendors.github();

    @AfterEach
    void close() {
        vendors.close();
    }

    @Test
    void codeGivesATokenThatDoesNotRunOut() {
        TokenAnswer answer = vendors.connect(github, SCOPES);
        assertThat(simulator.worksAccessToken(answer.accessToken().reveal())).isTrue();
        assertThat(answer.refreshToken()).isNull();
        assertThat(answer.expiresAt()).isNull();
    }

    @Test
    @DisplayName("bar 11: trap 1, a token error with status 200 is a failure and no token")
    void errorWithStatus200IsAFailure() {
        CodeExchange unknown =
                new CodeExchange(new Secret("0000"), Vendors.client(github).redirectUri(), null);
        OAuthFailure failure = failure(unknown);
        assertThat(failure.kind()).isEqualTo(Kind.AUTHORIZE_AGAIN);
        assertThat(failure.code()).isEqualTo("bad_verification_code");
    }

    @Test
    @DisplayName("trap 2: JSON is asked for, and a form is not taken for an answer")
    void jsonIsAskedForAndAFormRefused() {
        CodeExchange exchange = vendors.consent(github, SCOPES);
        String form = "access_token=gho_form&scope=repo&token_type=bearer";
        simulator.program(Fault.reply(200, Map.of("Content-Type", "application/x-www-form-urlencoded"), form)
                .on("access_token")
                .times(1));
        assertThat(failure(exchange).code()).isEqualTo("unreadable-answer");
        Call call = simulator.calls("access_token").get(0);
        assertThat(call.request().header("Accept")).contains("application/json");
    }

    @Test
    @DisplayName("trap 3: scopes separated by commas are read, and broad ones cover narrow ones")
    void scopesAreComparedAsGitHubMeansThem() {
        ScopeSet granted = Objects.requireNonNull(vendors.connect(github, "user", "read:user", "repo", "public_repo")
                .scopes());
        assertThat(granted).isEqualTo(ScopeSet.of("repo", "user"));
        assertThat(github.normalized(ScopeSet.of("user", "read:user", "repo", "public_repo")))
                .isEqualTo(granted);
        assertThat(List.of("repo", "public_repo", "read:repo_hook", "user:email", "read:user"))
                .allMatch(scope -> github.covers(granted, scope));
        assertThat(github.covers(granted, "read:org")).isFalse();
        assertThat(github.covers(ScopeSet.of("public_repo"), "repo")).isFalse();
    }

    @Test
    @DisplayName("bar 8: a GitHub App's empty scope means that nothing is missing")
    void gitHubAppTellsNoScopes() {
        simulator.gitHubApp(true);
        assertThat(vendors.connect(github, SCOPES).scopes()).isNull();
    }

    @Test
    @DisplayName("trap 4: a refresh gives a new refresh token and ends both old ones")
    void refreshReplacesBothTokens() {
        simulator.rotation(true);
        TokenAnswer old = vendors.connect(github, SCOPES);
        TokenAnswer fresh = vendors.refresh(github, old);
        assertThat(fresh.refreshToken()).isNotNull().isNotEqualTo(old.refreshToken());
        assertThat(Duration.between(fresh.issuedAt(), Objects.requireNonNull(fresh.expiresAt())))
                .isEqualTo(Duration.ofHours(8));
        assertThat(fresh.refreshTokenExpiresAt()).isNotNull();
        assertThat(simulator.worksAccessToken(old.accessToken().reveal())).isFalse();
        assertThat(github.refreshKillsAccessToken()).isTrue();
        assertThat(github.rotatesRefreshTokens()).isTrue();
    }

    @Test
    @DisplayName("bar 11: trap 5, the second use of a refresh token says that the grant is gone")
    void spentRefreshTokenIsGone() {
        simulator.rotation(true);
        TokenAnswer old = vendors.connect(github, SCOPES);
        vendors.refresh(github, old);
        OAuthFailure failure =
                Stages.failure(github.refresh(Vendors.client(github), Vendors.refreshToken(old)), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.GRANT_GONE);
        assertThat(failure.code()).isEqualTo("bad_refresh_token");
    }

    @Test
    @DisplayName("bar 11: trap 11, a wrong secret is the operator's fault")
    void wrongSecretIsTheOperatorsFault() {
        CodeExchange exchange = vendors.consent(github, SCOPES);
        OAuthFailure failure =
                Stages.failure(github.exchange(Vendors.wrongSecret(github), exchange), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    @DisplayName("trap 14: the account's id is GitHub's number, and a hidden address is read where it stands")
    void accountIsReadWithItsHiddenAddress() {
        simulator.signedIn("octo-grace");
        Secret token = vendors.connect(github, SCOPES).accessToken();
        Account account = identify(token);
        assertThat(account.id()).isEqualTo("583232");
        assertThat(account.username()).isEqualTo("octo-grace");
        assertThat(account.email()).isEqualTo("grace@octo.example");
        assertThat(account.name()).isEqualTo("Grace Hopper");
        assertThat(account.avatarUrl()).startsWith("https://");
        assertThat(simulator.calls("/user"))
                .allMatch(call -> call.request().header("X-GitHub-Api-Version").isPresent()
                        && call.request().header("User-Agent").isPresent());
    }

    @Test
    void accountWithoutTheScopeForAddressesHasNone() {
        simulator.signedIn("octo-grace");
        assertThat(identify(vendors.connect(github, "read:user").accessToken()).email())
                .isNull();
    }

    @Test
    @DisplayName("trap 10: a 403 at the account limits or asks for approval, and never ends a grant")
    void forbiddenAccountIsNeverTheEnd() {
        String reset = Long.toString(Instant.now().plusSeconds(600).getEpochSecond());
        Map<String, String> exhausted = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset);
        assertThat(refused(exhausted, "{}").retryAfter()).isBetween(Duration.ofSeconds(580), Duration.ofSeconds(601));
        assertThat(refused(Map.of("retry-after", "30"), "{}").retryAfter()).isEqualTo(Duration.ofSeconds(30));
        String secondary = "{\"message\":\"You have exceeded a secondary rate limit.\"}";
        assertThat(refused(Map.of(), secondary).retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(refused(Map.of(), "{}").kind()).isEqualTo(Kind.TEMPORARY);
        assertThat(refused(Map.of("X-GitHub-SSO", "required"), "{}").kind()).isEqualTo(Kind.USER_ACTION);
    }

    private OAuthFailure refused(Map<String, String> headers, String body) {
        simulator.program(Fault.reply(403, headers, body).on("/user").times(1));
        return Stages.failure(github.identify(Vendors.client(github), new Secret("gho_any")), OAuthFailure.class);
    }

    @Test
    void tokenThatIsNoLongerGoodHasNoAccount() {
        Secret token = vendors.connect(github, SCOPES).accessToken();
        simulator.revokeAll();
        OAuthFailure failure = Stages.failure(github.identify(Vendors.client(github), token), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.GRANT_GONE);
    }

    @Test
    @DisplayName("bar 23: traps 7 and 16, a revocation deletes the one token, by a body, and no other of the person's")
    void revocationDeletesOnlyTheToken() {
        TokenAnswer one = vendors.connect(github, SCOPES);
        TokenAnswer other = vendors.connect(github, SCOPES);
        assertThat(revoke(github, one)).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksAccessToken(one.accessToken().reveal())).isFalse();
        assertThat(simulator.worksAccessToken(other.accessToken().reveal())).isTrue();
        Call call = simulator.calls("DELETE ").get(0);
        assertThat(call.path()).endsWith("/token");
        assertThat(call.request().body()).contains("access_token");
        assertThat(github.revocationKillsSharedGrant()).isFalse();
    }

    @Test
    @DisplayName("bar 23: the whole grant is deleted only where the operator says so")
    void grantIsDeletedOnlyBySetting() {
        GitHubDialect whole = vendors.with("GITHUB_REVOKE_GRANT", "true").github();
        TokenAnswer one = vendors.connect(whole, SCOPES);
        TokenAnswer other = vendors.connect(whole, SCOPES);
        assertThat(revoke(whole, one)).isEqualTo(RevocationOutcome.REVOKED);
        assertThat(simulator.worksAccessToken(other.accessToken().reveal())).isFalse();
        assertThat(whole.revocationKillsSharedGrant()).isTrue();
        assertThat(whole.revokeReplacedTokensOfSameAccount()).isFalse();
    }

    @Test
    @DisplayName("bar 23: trap 8, what is already gone was revoked")
    void whatIsAlreadyGoneIsSuccess() {
        TokenAnswer answer = vendors.connect(github, SCOPES);
        revoke(github, answer);
        assertThat(revoke(github, answer)).isEqualTo(RevocationOutcome.ALREADY_GONE);
        simulator.program(Fault.reply(404, Map.of(), "{}").on("DELETE ").times(1));
        assertThat(revoke(github, answer)).isEqualTo(RevocationOutcome.ALREADY_GONE);
    }

    @Test
    void revocationByAWrongClientIsTheOperatorsFault() {
        Secret token = vendors.connect(github, SCOPES).accessToken();
        OAuthFailure failure =
                Stages.failure(github.revoke(Vendors.wrongSecret(github), token, null), OAuthFailure.class);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    @DisplayName("trap 15: revoking each replaced token keeps the first of eleven alive for whoever else holds one")
    void revokingReplacedTokensKeepsOthersAlive() {
        TokenAnswer elsewhere = vendors.connect(github, SCOPES);
        List<TokenAnswer> mine = new ArrayList<>(List.of(vendors.connect(github, SCOPES)));
        for (int again = 0; again < 11; again++) {
            mine.add(vendors.connect(github, SCOPES));
            revoke(github, mine.remove(0));
        }
        assertThat(simulator.worksAccessToken(elsewhere.accessToken().reveal())).isTrue();
        assertThat(github.revokeReplacedTokensOfSameAccount()).isTrue();
    }

    @Test
    void tokenIsToldToBeThisApplicationsOrNot() {
        Secret token = vendors.connect(github, SCOPES).accessToken();
        assertThat(Stages.value(github.issuedTo(Vendors.client(github), token))).isTrue();
        assertThat(Stages.value(github.issuedTo(Vendors.client(github), new Secret("gho_others"))))
                .isFalse();
    }

    private OAuthFailure failure(CodeExchange exchange) {
        return Stages.failure(github.exchange(Vendors.client(github), exchange), OAuthFailure.class);
    }

    private Account identify(Secret token) {
        return Stages.value(github.identify(Vendors.client(github), token));
    }

    private static RevocationOutcome revoke(GitHubDialect dialect, TokenAnswer tokens) {
        return Stages.value(dialect.revoke(Vendors.client(dialect), tokens.accessToken(), tokens.refreshToken()));
    }
}
