package io.teamlabs.integrations.simulator.grant;

import java.util.Set;
import java.util.UUID;

/**
 * Whose a token is to be.
 *
 * @param family the authorization it descends from
 */
public record Holder(String clientId, String accountId, String family, Set<String> scopes) {
    public Holder {
        scopes = Scopes.ordered(scopes);
    }

    /** A new authorization. */
    public static Holder fresh(String clientId, String accountId, Set<String> scopes) {
        return new Holder(clientId, accountId, UUID.randomUUID().toString(), scopes);
    }

    /** The one who consented, with what was granted. */
    public static Holder of(AuthorizationCode code) {
        return fresh(code.request().client().id(), code.account().id(), code.granted());
    }

    /** The same authorization as that token's. */
    public static Holder of(IssuedToken token) {
        return new Holder(token.clientId(), token.accountId(), token.family(), token.scopes());
    }

    public Holder with(Set<String> otherScopes) {
        return new Holder(clientId, accountId, family, otherScopes);
    }
}
