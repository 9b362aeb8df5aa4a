package io.teamlabs.integrations.simulator.grant;

import java.time.Duration;
import java.util.Optional;

/** Enters a token into the ledger: each vendor's tokens are made by a class of its own, and all are kept in one place. */
@FunctionalInterface
public interface Issuer {
    /** The token, valid from now on; it runs out after the lifetime, if there is one. */
    IssuedToken issue(TokenKind kind, String value, Holder holder, Optional<Duration> lifetime);
}
