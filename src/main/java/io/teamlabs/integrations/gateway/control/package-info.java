/**
 * The one way to a provider's API: fresh token, permit, call with deadlines, one refresh after a 401, retries of what may be
 * repeated, a breaker for each provider and host, classification, the row's count of failures, a usage event.
 *
 * <p>An action asks {@code ConnectedAccounts.open(userId, type, capability)} for a person's {@code ConnectedAccount}: that
 * checks the caller's right, the connection and the capability's scopes. Its {@code send} answers what the provider
 * answered, refusals of the endpoint itself (404, 409, 422 …) included; {@code require} turns those into problems as well,
 * and {@code ApiRefusals} is that mapping, for what a vendor's library tells. Everything else, from a missing scope to a
 * provider that is down, leaves {@code send} as a {@code ProblemException}: vendors' libraries let it pass, so that nobody
 * need catch it. Calls block the caller's thread; bodies stream both ways.
 *
 * <p>A {@code provider.*} package implements the SPI {@code ProviderApi} (its hosts, endpoint classes, error rules) and
 * the transport of its vendor's library on top of a {@code ConnectedAccount}, with the library's own retries, waits and
 * refreshes off; GitHub's speaks to the API itself. {@code Uploads} hands out bodies that came in parts.
 *
 * <p>Calls access, connection, catalog, ratelimit, oauth, http, event, identity, vault. Out of scope: what a call means, and
 * the OAuth endpoints.
 */
@NullMarked
package io.teamlabs.integrations.gateway.control;

import org.jspecify.annotations.NullMarked;
