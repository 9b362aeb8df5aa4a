package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.oauth.control.AuthorizationUris;
import io.teamlabs.integrations.oauth.control.ErrorRules;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
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
 * Slack: asks for what a person allows by {@code user_scope}, finds that person's tokens in {@code authed_user}, and never
 * touches the workspace's bot. Every status is 200; {@code ok} and {@code error} tell.
 */
@ApplicationScoped
public class SlackDialect implements ProviderDialect {

    private static final ErrorRules RULES = ErrorRules.standard()
            .and(Kind.AUTHORIZE_AGAIN, "invalid_code", "code_already_used")
            .and(Kind.GRANT_GONE, "invalid_refresh_token", "token_revoked", "account_inactive")
            .and(
                    Kind.CONFIGURATION,
                    "bad_client_secret",
                    "invalid_client_id",
                    "bad_redirect_uri",
                    "oauth_authorization_url_mismatch",
                    "pkce_not_allowed",
                    "invalid_grant_type")
            .and(Kind.USER_ACTION, SlackApi.ADMINISTRATORS_OWN);

    @Inject
    ProviderCalls calls;

    SlackSettings settings;

    /** For CDI. */
    SlackDialect() {}

    public SlackDialect(ProviderCalls calls, SlackSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @PostConstruct
    void readSettings() {
        settings = Settings.read(SlackSettings::from);
    }

    @Override
    public ProviderId provider() {
        return SlackSettings.PROVIDER;
    }

    @Override
    public String vendor() {
        return "Slack";
    }

    @Override
    public Optional<ClientRegistration> client() {
        return settings.client();
    }

    /** Off unless the operator switched it on for the application, which cannot be undone. */
    @Override
    public boolean pkce() {
        return settings.pkce();
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
        return false;
    }

    /** A person's own token is revoked, and nothing of the workspace's. */
    @Override
    public boolean revocationKillsSharedGrant() {
        return false;
    }

    @Override
    public boolean revocationNeedsLiveAccessToken() {
        return true;
    }

    /** Installing again may answer the very same token: revoking the older would end the newer. */
    @Override
    public boolean revokeReplacedTokensOfSameAccount() {
        return false;
    }

    @Override
    public ScopeSet normalized(ScopeSet scopes) {
        return scopes;
    }

    @Override
    public boolean covers(ScopeSet granted, String scope) {
        return granted.values().contains(scope);
    }

    @Override
    public URI authorizationUri(ClientRegistration client, AuthorizationParameters parameters) {
        Map<String, String> custom = Map.of("user_scope", parameters.scopes().joined(","));
        return AuthorizationUris.build(
                URI.create(settings.url() + "/oauth/v2/authorize"), client, parameters.withoutScopes(), custom);
    }

    @Override
    public CompletionStage<TokenAnswer> exchange(ClientRegistration client, CodeExchange exchange) {
        return tokenEndpoint()
                .exchange(client, exchange)
                .thenApply(answer -> TokenAnswers.ofCode(answer.object("authed_user"), calls.now()));
    }

    @Override
    public CompletionStage<TokenAnswer> refresh(ClientRegistration client, Secret refreshToken) {
        return tokenEndpoint()
                .refresh(client, refreshToken)
                .thenApply(answer -> TokenAnswers.ofRefresh(person(answer), calls.now()));
    }

    /** A refresh answers at the top whose token it was; what is a bot's is nobody's here. */
    private static JsonAnswer person(JsonAnswer answer) {
        JsonAnswer nested = answer.object("authed_user");
        boolean top = nested.secret("access_token").isEmpty()
                && answer.text("token_type").filter("user"::equals).isPresent();
        return top ? answer : nested;
    }

    private TokenEndpoint tokenEndpoint() {
        URI uri = URI.create(settings.url() + "/api/oauth.v2.access");
        return new TokenEndpoint(calls, uri, ClientAuthenticationMethod.BASIC, RULES);
    }

    @Override
    public CompletionStage<Account> identify(ClientRegistration client, Secret accessToken) {
        return new SlackApi(calls, settings.url()).account(accessToken);
    }

    /** Slack has no call that tells. */
    @Override
    public CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken) {
        return accessToken == null
                ? CompletableFuture.failedFuture(OAuthFailure.of(Kind.USER_ACTION, OAuthFailure.NO_TOKEN))
                : new SlackApi(calls, settings.url()).revoke(accessToken);
    }
}
