package io.teamlabs.integrations.provider.dropbox;

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

/** Dropbox: a refresh token only offline, never a new one at a refresh, and a revocation that wants a living token. */
@ApplicationScoped
public class DropboxDialect implements ProviderDialect {

    @Inject
    ProviderCalls calls;

    DropboxSettings settings;

    /** For CDI. */
    DropboxDialect() {}

    public DropboxDialect(ProviderCalls calls, DropboxSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @PostConstruct
    void readSettings() {
        settings = Settings.read(DropboxSettings::from);
    }

    @Override
    public ProviderId provider() {
        return DropboxSettings.PROVIDER;
    }

    @Override
    public String vendor() {
        return "Dropbox";
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
        return false;
    }

    @Override
    public boolean refreshKillsAccessToken() {
        return false;
    }

    /** One authorization ends, and no other of the same person. */
    @Override
    public boolean revocationKillsSharedGrant() {
        return false;
    }

    @Override
    public boolean revocationNeedsLiveAccessToken() {
        return true;
    }

    /** A refresh token never runs out: one that nobody holds any more should not live on. */
    @Override
    public boolean revokeReplacedTokensOfSameAccount() {
        return true;
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
        URI endpoint = URI.create(settings.web() + "/oauth2/authorize");
        return AuthorizationUris.build(endpoint, client, parameters, Map.of("token_access_type", "offline"));
    }

    @Override
    public CompletionStage<TokenAnswer> exchange(ClientRegistration client, CodeExchange exchange) {
        return tokenEndpoint().exchange(client, exchange).thenApply(answer -> TokenAnswers.ofCode(answer, calls.now()));
    }

    @Override
    public CompletionStage<TokenAnswer> refresh(ClientRegistration client, Secret refreshToken) {
        return tokenEndpoint()
                .refresh(client, refreshToken)
                .thenApply(answer -> TokenAnswers.ofRefresh(answer, calls.now()));
    }

    private TokenEndpoint tokenEndpoint() {
        URI uri = URI.create(settings.api() + "/oauth2/token");
        return new TokenEndpoint(calls, uri, ClientAuthenticationMethod.POST, ErrorRules.standard());
    }

    @Override
    public CompletionStage<Account> identify(ClientRegistration client, Secret accessToken) {
        return new DropboxApi(calls, settings.api()).account(accessToken);
    }

    /** Dropbox has no call that tells. */
    @Override
    public CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken) {
        return accessToken == null
                ? CompletableFuture.failedFuture(OAuthFailure.of(Kind.USER_ACTION, OAuthFailure.NO_TOKEN))
                : new DropboxApi(calls, settings.api()).revoke(accessToken);
    }
}
