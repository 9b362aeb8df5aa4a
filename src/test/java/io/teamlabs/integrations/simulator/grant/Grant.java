package io.teamlabs.integrations.simulator.grant;

/** What an account gave a client. */
record Grant(String clientId, String accountId) {
    static Grant of(IssuedToken token) {
        return new Grant(token.clientId(), token.accountId());
    }
}
