package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a provider speaks OAuth, and where it deviates from the RFCs. Discovered by CDI: a new provider is a new
 * implementation and no edit elsewhere. Every stage fails with an {@link OAuthFailure}
 * and with nothing else; no thread waits for an answer.
 */
public interface ProviderDialect {

    ProviderId provider();

    /** The vendor's name for people: "GitHub". */
    String vendor();

    /** The operator's client from the settings; empty where none is configured. */
    Optional<ClientRegistration> client();

    /** Whether authorization requests carry an S256 challenge (RFC 7636). */
    boolean pkce();

    /** The issuer to compare the callback's {@code iss} with (RFC 9207); null where the provider announces none. */
    @Nullable
    URI issuer();

    /** Whether refresh tokens are single-use: then a lost answer may mean a lost grant. */
    boolean rotatesRefreshTokens();

    /** Whether a refresh kills the access token in use: then readers join a refresh in flight. */
    boolean refreshKillsAccessToken();

    /** Whether one revocation kills every grant of the same client and account, whoever's it is. */
    boolean revocationKillsSharedGrant();

    /** Whether a revocation needs a living access token, so that one that ran out is refreshed first. */
    boolean revocationNeedsLiveAccessToken();

    /** Whether connecting the same account again leaves the older tokens alive, so that they ought to be revoked. */
    boolean revokeReplacedTokensOfSameAccount();

    /** The scopes in the form in which the provider grants them, so that requested and granted can be compared. */
    ScopeSet normalized(ScopeSet scopes);

    /** Whether the granted scopes cover one scope; broader scopes of the provider cover narrower ones. */
    boolean covers(ScopeSet granted, String scope);

    URI authorizationUri(ClientRegistration client, AuthorizationParameters parameters);

    CompletionStage<TokenAnswer> exchange(ClientRegistration client, CodeExchange exchange);

    CompletionStage<TokenAnswer> refresh(ClientRegistration client, Secret refreshToken);

    CompletionStage<Account> identify(ClientRegistration client, Secret accessToken);

    /** Whether a token obtained elsewhere was issued to this client; where the provider has no way to tell, true. */
    CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken);

    /** Revokes by the provider's own call; the refresh token first where both exist. */
    CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken);
}
