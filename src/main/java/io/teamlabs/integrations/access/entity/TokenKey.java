package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;

/** Whose token of which type is asked for. */
public record TokenKey(OrganizationId organization, UserId user, TypeKey type) {}
