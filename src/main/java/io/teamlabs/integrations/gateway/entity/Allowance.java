package io.teamlabs.integrations.gateway.entity;

import java.time.Instant;

/**
 * What an answer tells of a quota: so many calls of an endpoint class are left to this account until then.
 *
 * @param endpoint the endpoint class, as {@code ProviderApi.endpoint} names it
 */
public record Allowance(String endpoint, long remaining, Instant resetAt) {}
