package io.teamlabs.integrations.access.entity;

import java.util.UUID;

/**
 * The right to refresh one row, until the database's clock says that it ended.
 *
 * @param generation the grant's generation at the claim: what the outcome is fenced by
 * @param rotationUncertain an earlier request may have been heard without an answer, or its node died
 */
public record Lease(UUID id, long generation, boolean rotationUncertain) {}
