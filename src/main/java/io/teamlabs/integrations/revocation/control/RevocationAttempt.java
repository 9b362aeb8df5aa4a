package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import java.util.UUID;

/** One attempt at a pending revocation: claimed by a lease, its tokens opened. */
record RevocationAttempt(OrganizationId organization, UUID id, UUID lease, ProviderId provider, GrantTokens tokens) {}
