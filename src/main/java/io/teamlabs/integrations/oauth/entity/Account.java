package io.teamlabs.integrations.oauth.entity;

import org.jspecify.annotations.Nullable;

/** Who a grant belongs to at the provider. Only the id is a key: names and e-mails change there at any time. */
public record Account(
        String id,
        @Nullable String username,
        @Nullable String email,
        @Nullable String name,
        @Nullable String avatarUrl) {}
