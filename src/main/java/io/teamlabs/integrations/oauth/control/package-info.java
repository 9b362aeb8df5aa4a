/**
 * The OAuth 2 protocol without a database. {@code ProviderDialect} is the SPI that each provider's package implements;
 * what the RFCs say alike for all of them is here: authorization addresses, the token endpoint, reading its answers, error
 * rules, the operator's clients. Called by connection, refresh and revocation; calls only the outgoing HTTP client. Out of
 * scope: storing anything, retries, and everything that only one provider does.
 */
@NullMarked
package io.teamlabs.integrations.oauth.control;

import org.jspecify.annotations.NullMarked;
