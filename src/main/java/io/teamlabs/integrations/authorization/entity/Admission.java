package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.platform.Secret;

/** Whether a callback may go on to the token endpoint. */
public sealed interface Admission {

    /** Nothing is known that it could be the answer to. */
    Admission UNKNOWN = new Unknown();

    record Unknown() implements Admission {}

    /** It ends here. */
    record Ended(Ticket ticket, Ending ending) implements Admission {}

    /** It is the one answer to its attempt. */
    record Admitted(Ticket ticket, Secret code) implements Admission {}
}
