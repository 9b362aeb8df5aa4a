package io.teamlabs.integrations.oauth.entity;

/** How a revocation at the provider ended; whatever is neither fails with an {@link OAuthFailure}. */
public enum RevocationOutcome {
    REVOKED,
    ALREADY_GONE
}
