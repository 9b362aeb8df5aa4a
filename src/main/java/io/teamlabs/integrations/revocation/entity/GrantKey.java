package io.teamlabs.integrations.revocation.entity;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import org.jspecify.annotations.Nullable;

/** What makes two connections share one grant: the same account, at one provider, for one of our clients. */
public record GrantKey(
        ProviderId provider,
        @Nullable String clientId,
        @Nullable String externalId) implements Comparable<GrantKey> {

    /** The name under which changes of this grant wait for each other; also the order in which several are locked. */
    public String lockName() {
        return "grant|" + provider + "|" + clientId + "|" + externalId;
    }

    @Override
    public int compareTo(GrantKey other) {
        return lockName().compareTo(other.lockName());
    }
}
