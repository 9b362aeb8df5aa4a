package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Departure;
import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.PendingAuthorization;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Unreadable;
import io.teamlabs.integrations.vault.control.Vault;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mints state and PKCE verifier (RFC 7636, 4.1) when the browser leaves for the provider, and opens the verifier again. */
@ApplicationScoped
public class Departures {

    private static final SealedColumn VERIFIER = new SealedColumn("pending_authorizations", "code_verifier");

    @Inject
    ProviderDialects dialects;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    /** Returns the client that a row was begun with; empty where the operator took it away or changed it since. */
    Optional<ClientRegistration> client(ProviderId provider, String clientId) {
        return dialects.find(provider)
                .flatMap(ProviderDialect::client)
                .filter(client -> client.clientId().equals(clientId));
    }

    /** Starts the row for this browser; empty where its client is gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Departure> depart(PendingAuthorization row, @Nullable Digest browser) {
        return client(row.provider(), row.clientId()).map(client -> depart(row, browser, client));
    }

    private Departure depart(PendingAuthorization row, @Nullable Digest browser, ClientRegistration client) {
        ProviderDialect dialect = dialects.get(row.provider());
        Secret state = RandomSecret.next();
        Secret verifier = dialect.pkce() ? RandomSecret.next() : null;
        byte[] sealed = verifier == null ? null : vault.seal(VERIFIER, row.organization(), row.id(), verifier);
        row.start(Digest.of(state), browser, sealed, clock.instant());
        var parameters = new AuthorizationParameters(row.redirectUri(), state, verifier, row.requestedScope());
        return new Departure(dialect.authorizationUri(client, parameters), state);
    }

    /** Returns the verifier of a row, or null where there is none; fails with {@link Unreadable}. */
    @Nullable
    Secret verifier(PendingAuthorization row) {
        byte[] sealed = row.codeVerifier();
        return sealed == null ? null : vault.open(VERIFIER, row.organization(), row.id(), sealed);
    }
}
