package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Why tokens cannot be handed back to the provider at all; the codes stand in the record of events. */
@ApplicationScoped
public class Obstacles {

    static final String UNREADABLE = "unreadable";
    static final String CLIENT_UNKNOWN = "client_unknown";
    static final String OTHER_CLIENT = "other_client";
    static final String ACCOUNT_UNKNOWN = "account_unknown";

    @Inject
    ProviderDialects dialects;

    Optional<String> of(RevocationOrder order) {
        return order.tokens() == null ? Optional.of(UNREADABLE) : of(order.grant());
    }

    private Optional<String> of(GrantKey grant) {
        Optional<ProviderDialect> dialect = dialects.find(grant.provider());
        Optional<ClientRegistration> client = dialect.flatMap(ProviderDialect::client);
        if (client.isEmpty() || grant.clientId() == null) {
            return Optional.of(CLIENT_UNKNOWN);
        }
        if (!client.get().clientId().equals(grant.clientId())) {
            return Optional.of(OTHER_CLIENT);
        }
        // Without the account nobody can say who else would lose their access.
        boolean blind = grant.externalId() == null && dialect.orElseThrow().revocationKillsSharedGrant();
        return blind ? Optional.of(ACCOUNT_UNKNOWN) : Optional.empty();
    }

    /** Whether revoking these tokens would end what others use. */
    boolean killsOthers(GrantKey grant, PendingRevocations rows) {
        return dialects.get(grant.provider()).revocationKillsSharedGrant() && rows.users(grant) > 0;
    }
}
