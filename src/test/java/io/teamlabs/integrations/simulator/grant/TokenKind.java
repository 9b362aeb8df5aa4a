package io.teamlabs.integrations.simulator.grant;

/** What a token is for. */
public enum TokenKind {
    ACCESS,
    REFRESH,
    /** Slack's access token of a workspace, shared by all who installed the app there. */
    BOT
}
