package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.Parameters;
import java.util.Set;

/**
 * What a client asks a person for (RFC 6749 section 4.1.1), found to be in order.
 *
 * @param client who asks
 * @param redirectUri where the answer goes
 * @param scopes what is asked for, in the vendor's own words and normalized
 * @param pkce the challenge, if any
 * @param parameters all parameters as they came, for what only this vendor knows
 */
public record AuthorizationRequest(
        Client client, String redirectUri, Set<String> scopes, Pkce pkce, Parameters parameters) {
    public AuthorizationRequest {
        scopes = Scopes.ordered(scopes);
    }
}
