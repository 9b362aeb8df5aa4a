package io.teamlabs.integrations.simulator.grant;

import java.time.Instant;
import java.util.Set;

/**
 * A code given to a client for one exchange.
 *
 * @param value the code
 * @param account who consented
 * @param request to what was consented
 * @param granted what of it was granted
 * @param consentShown whether the vendor would have shown its consent page, which Google makes a condition of a refresh
 *     token
 * @param expiresAt ten minutes after it was given
 */
public record AuthorizationCode(
        String value,
        Account account,
        AuthorizationRequest request,
        Set<String> granted,
        boolean consentShown,
        Instant expiresAt) {
    public AuthorizationCode {
        granted = Scopes.ordered(granted);
    }

    @Override
    public String toString() {
        return "code of " + account.id() + " for " + request.client();
    }
}
