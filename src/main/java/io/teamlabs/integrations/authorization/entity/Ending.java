package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.oauth.entity.Account;

/** How an attempt to connect ended. */
public sealed interface Ending {

    /** The account is connected; changed says that it replaced another one. */
    record Connected(Account account, boolean changed) implements Ending {}

    /** The person refused: their choice, no failure (RFC 6749, 4.1.2.1). */
    record Denied() implements Ending {}

    record Failed(FailureReason reason) implements Ending {}

    static Ending failed(FailureReason reason) {
        return new Failed(reason);
    }
}
