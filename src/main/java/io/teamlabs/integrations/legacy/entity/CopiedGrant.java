package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.UUID;

/** The tokens of a row, sealed or still as they were copied, with the generation that they have. */
public record CopiedGrant(OrganizationId organization, UUID id, long generation, SealedTokens tokens) {}
