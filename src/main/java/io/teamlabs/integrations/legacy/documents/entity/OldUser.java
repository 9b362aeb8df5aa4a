package io.teamlabs.integrations.legacy.documents.entity;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import org.jspecify.annotations.Nullable;

/** A user of the old application, as the table knows them. */
public record OldUser(
        UserId id,
        @Nullable OrganizationId organization,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String profileImage,
        @Nullable String role) {}
