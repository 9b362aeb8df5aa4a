package io.teamlabs.integrations.provider.google;

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
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Google: a refresh token only offline and after a consent page, never a new one at a refresh, and a revocation that ends
 * all of a person's tokens of the client, whichever of them is named.
 */
@ApplicationScoped
public class GoogleDialect implements ProviderDialect {

    private static final ErrorRules RULES =
            ErrorRules.standard().and(Kind.USER_ACTION, "access_denied", "org_internal", "admin_policy_enforced");

    @Inject
    ProviderCalls calls;

    GoogleSettings settings;

    /** For CDI. */
    GoogleDialect() {}

    public GoogleDialect(ProviderCalls calls, GoogleSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @PostConstruct
    void readSettings() {
        settings = Settings.read(GoogleSettings::from);
    }

    @Override
    public ProviderId provider() {
        return GoogleSettings.PROVIDER;
    }

    @Override
    public String vendor() {
        return "Google";
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
        return settings.issuer();
    }

    @Override
    public boolean rotatesRefreshTokens() {
        return false;
    }

    @Override
    public boolean refreshKillsAccessToken() {
        return false;
    }

    @Override
    public boolean revocationKillsSharedGrant() {
        return true;
    }

    @Override
    public boolean revocationNeedsLiveAccessToken() {
        return false;
    }

    /** Revoking the older would end the newer too. */
    @Override
    public boolean revokeReplacedTokensOfSameAccount() {
        return false;
    }

    @Override
    public ScopeSet normalized(ScopeSet scopes) {
        return GoogleScopes.normalized(scopes);
    }

    @Override
    public boolean covers(ScopeSet granted, String scope) {
        return GoogleScopes.covers(granted, scope);
    }

    /**
     * Asks for the page even of whoever consented before, else there would be no refresh token; and not for scopes granted
     * earlier, as each integration has its own.
     */
    @Override
    public URI authorizationUri(ClientRegistration client, AuthorizationParameters parameters) {
        Map<String, String> custom = Map.of("access_type", "offline", "prompt", "consent");
        return AuthorizationUris.build(
                URI.create(settings.accounts() + "/o/oauth2/v2/auth"), client, parameters, custom);
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
        return new TokenEndpoint(calls, oauth("/token"), ClientAuthenticationMethod.POST, RULES);
    }

    private URI oauth(String path) {
        return URI.create(settings.oauth() + path);
    }

    @Override
    public CompletionStage<Account> identify(ClientRegistration client, Secret accessToken) {
        return new GoogleIdentity(calls, settings).account(accessToken);
    }

    @Override
    public CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken) {
        return new GoogleIdentity(calls, settings).isIssuedTo(client.clientId(), accessToken);
    }

    @Override
    public CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken) {
        return new GoogleRevocation(calls, oauth("/revoke")).revoke(accessToken, refreshToken);
    }
}
