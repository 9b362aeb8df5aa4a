/**
 * The OAuth 2 protocol without a database. {@code ProviderDialect} is the SPI that each provider's package implements.
 * Called by connection, refresh and revocation; calls only the outgoing HTTP client. Out of scope: storing anything.
 */
@NullMarked
package io.teamlabs.integrations.oauth.control;

import org.jspecify.annotations.NullMarked;
