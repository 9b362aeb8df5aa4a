package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The provider's side of a revocation, without a database. */
@ApplicationScoped
public class RevocationCalls {

    @Inject
    ProviderDialects dialects;

    @Inject
    Clock clock;

    /** Revokes the tokens; fails with an {@link OAuthFailure}. A provider that wants a living access token is given one. */
    public CompletionStage<RevocationOutcome> revoke(ProviderId provider, GrantTokens tokens) {
        ProviderDialect dialect = dialects.get(provider);
        Optional<ClientRegistration> client = dialect.client();
        if (client.isEmpty()) {
            return CompletableFuture.failedFuture(
                    OAuthFailure.of(OAuthFailure.Kind.CONFIGURATION, Obstacles.CLIENT_UNKNOWN));
        }
        Secret refresh = tokens.refresh();
        if (refresh != null && dialect.revocationNeedsLiveAccessToken() && !tokens.hasLiveAccess(clock.instant())) {
            return dialect.refresh(client.get(), refresh)
                    .thenCompose(fresh -> dialect.revoke(client.get(), fresh.accessToken(), refresh));
        }
        return dialect.revoke(client.get(), tokens.access(), refresh);
    }
}
