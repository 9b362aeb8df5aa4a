package io.teamlabs.integrations.simulator.grant;

/** Whether a token still counts; running out by time is not a state. */
public enum TokenState {
    LIVE,
    /** Replaced by a refresh; a refresh token in this state that comes again was stolen or lost. */
    SPENT,
    REVOKED
}
