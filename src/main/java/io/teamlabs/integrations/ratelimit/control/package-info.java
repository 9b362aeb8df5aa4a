/**
 * Permits for calls to providers, before a provider says 429: {@code Limiter.acquire} and {@code Limiter.learn}. Nodes lease
 * tokens from buckets that all of them share in the database, and hand them to the waiting calls of their tenants in turn.
 * What a provider allows is said by its own package, as {@code ProviderQuotas}. Also the budgets of our own callers.
 *
 * <p>May call {@code platform}, {@code problem}, {@code http} and {@code identity}. Out of scope: retrying, breakers, and
 * what a provider's headers are called.
 */
@NullMarked
package io.teamlabs.integrations.ratelimit.control;

import org.jspecify.annotations.NullMarked;
