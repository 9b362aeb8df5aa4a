package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.oauth.control.AuthorizationUris;
import io.teamlabs.integrations.oauth.control.ErrorRules;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.TokenAnswers;
import io.teamlabs.integrations.oauth.control.TokenEndpoint;
import io.teamlabs.integrations.oauth.control.TokenEndpoint.ClientAuthenticationMethod;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * GitHub: token errors come with status 200, a refresh ends the old access token too, and revocation is a DELETE with a
 * body that names one token. Serves OAuth apps and GitHub Apps alike.
 */
@ApplicationScoped
public class GitHubDialect implements ProviderDialect {

    private static final ErrorRules RULES = ErrorRules.standard()
            .and(Kind.AUTHORIZE_AGAIN, "bad_verification_code")
            .and(Kind.GRANT_GONE, "bad_refresh_token")
            .and(Kind.CONFIGURATION, "incorrect_client_credentials", "application_suspended")
            .and(Kind.USER_ACTION, "unverified_user_email");

    @Inject
    ProviderCalls calls;

    GitHubSettings settings;

    /** For CDI. */
    GitHubDialect() {}

    public GitHubDialect(ProviderCalls calls, GitHubSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @PostConstruct
    void readSettings() {
        settings = Settings.read(GitHubSettings::from);
    }

    @Override
    public ProviderId provider() {
        return GitHubSettings.PROVIDER;
    }

    @Override
    public String vendor() {
        return "GitHub";
    }

    @Override
    public Optional<ClientRegistration> client() {
        return settings.client();
    }

    @Override
    public boolean pkce() {
        return true;
    }

    @Override
    public @Nullable URI issuer() {
        return null;
    }

    @Override
    public boolean rotatesRefreshTokens() {
        return true;
    }

    @Override
    public boolean refreshKillsAccessToken() {
        return true;
    }

    @Override
    public boolean revocationKillsSharedGrant() {
        return settings.revokeGrant();
    }

    /** A token that ran out is unknown to the revocation, while its refresh token lives for months. */
    @Override
    public boolean revocationNeedsLiveAccessToken() {
        return true;
    }

    /** Of more than ten tokens of one person GitHub ends the oldest, perhaps another integration's: none may pile up. */
    @Override
    public boolean revokeReplacedTokensOfSameAccount() {
        return !settings.revokeGrant();
    }

    @Override
    public ScopeSet normalized(ScopeSet scopes) {
        return GitHubScopes.normalized(scopes);
    }

    @Override
    public boolean covers(ScopeSet granted, String scope) {
        return GitHubScopes.covers(granted, scope);
    }

    @Override
    public URI authorizationUri(ClientRegistration client, AuthorizationParameters parameters) {
        return AuthorizationUris.build(
                URI.create(settings.web() + "/login/oauth/authorize"), client, parameters, Map.of());
    }

    @Override
    public CompletionStage<TokenAnswer> exchange(ClientRegistration client, CodeExchange exchange) {
        return tokenEndpoint()
                .exchange(client, exchange)
                .thenApply(answer -> told(TokenAnswers.ofCode(answer, calls.now())));
    }

    @Override
    public CompletionStage<TokenAnswer> refresh(ClientRegistration client, Secret refreshToken) {
        return tokenEndpoint()
                .refresh(client, refreshToken)
                .thenApply(answer -> told(TokenAnswers.ofRefresh(answer, calls.now())));
    }

    private TokenEndpoint tokenEndpoint() {
        URI uri = URI.create(settings.web() + "/login/oauth/access_token");
        return new TokenEndpoint(calls, uri, ClientAuthenticationMethod.POST, RULES);
    }

    /** A GitHub App's token tells an empty scope: its permissions are the app's, and nothing is missing. */
    private static TokenAnswer told(TokenAnswer answer) {
        return answer.accessToken().reveal().startsWith("ghu_") ? answer.withoutScopes() : answer;
    }

    @Override
    public CompletionStage<Account> identify(ClientRegistration client, Secret accessToken) {
        return new GitHubApi(calls, settings.api()).account(accessToken);
    }

    @Override
    public CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken) {
        return new GitHubApplication(calls, settings.api(), client).issued(accessToken);
    }

    @Override
    public CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken) {
        if (accessToken == null) {
            return CompletableFuture.failedFuture(OAuthFailure.of(Kind.USER_ACTION, OAuthFailure.NO_TOKEN));
        }
        GitHubApplication application = new GitHubApplication(calls, settings.api(), client);
        return settings.revokeGrant() ? application.deleteGrant(accessToken) : application.deleteToken(accessToken);
    }
}
