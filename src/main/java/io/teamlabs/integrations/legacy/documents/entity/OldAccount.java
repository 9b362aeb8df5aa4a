package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.Nullable;

/** The account at the provider, as far as the old application knew it. */
public record OldAccount(
        @Nullable String id,
        @Nullable String username,
        @Nullable String email,
        @Nullable String name,
        @Nullable String avatarUrl) {

    public boolean isEmpty() {
        return id == null && username == null && email == null && name == null && avatarUrl == null;
    }
}
