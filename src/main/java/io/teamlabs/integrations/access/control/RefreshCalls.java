package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * Asks the provider to refresh a claimed row, without a thread or a transaction while the answer is awaited. However it
 * ends, it ends as a settlement.
 */
@ApplicationScoped
public class RefreshCalls {

    private static final Logger LOG = System.getLogger(RefreshCalls.class.getName());

    /** A code of ours: the row's grant was given to another client than the one that is configured now. */
    static final String CLIENT_CHANGED = "client_changed";

    /** A code of ours: the dialect failed in a way that it never should; whether it was heard is not known. */
    static final String FAILED = "refresh_failed";

    @Inject
    ProviderDialects dialects;

    @Inject
    TokenSeals seals;

    @Inject
    Flights flights;

    @Inject
    Settlements settlements;

    /** Sends the refresh. The caller holds a slot of the provider, which the settlement gives back. */
    void send(RefreshClaim claim, Flight flight) {
        ProviderDialect dialect = dialects.get(claim.provider());
        ClientRegistration client = dialect.client().orElse(null);
        if (client == null || !isOurs(claim, client)) {
            settlements.add(new Settlement.Refused(claim, flight, clientChanged()));
            return;
        }
        try {
            Secret refreshToken = seals.refreshToken(claim.organization(), claim.id(), claim.tokens());
            call(dialect, client, Objects.requireNonNull(refreshToken), claim, flight);
        } catch (Unreadable unreadable) {
            settlements.add(new Settlement.Damaged(claim, flight));
        }
    }

    private static boolean isOurs(RefreshClaim claim, ClientRegistration client) {
        String clientId = claim.grant().clientId();
        return clientId == null || clientId.equals(client.clientId());
    }

    private static OAuthFailure clientChanged() {
        return OAuthFailure.of(OAuthFailure.Kind.CONFIGURATION, CLIENT_CHANGED);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the settlement is what comes of it
    private void call(
            ProviderDialect dialect, ClientRegistration client, Secret token, RefreshClaim claim, Flight flight) {
        flights.send(flight);
        dialect.refresh(client, token)
                .whenComplete((answer, failure) -> settlements.add(
                        failure == null
                                ? new Settlement.Answered(claim, flight, token, answer)
                                : new Settlement.Refused(claim, flight, failureOf(failure, claim))));
    }

    private static OAuthFailure failureOf(Throwable failure, RefreshClaim claim) {
        Throwable cause = Causes.of(failure);
        if (cause instanceof OAuthFailure known) {
            return known;
        }
        LOG.log(Level.ERROR, "The refresh of integration " + claim.id() + " failed without a reason of OAuth", cause);
        return new OAuthFailure(OAuthFailure.Kind.TEMPORARY, FAILED, null, true);
    }
}
