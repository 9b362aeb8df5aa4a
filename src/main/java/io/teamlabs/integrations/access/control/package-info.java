/**
 * Fresh tokens. {@code FreshTokens} answers a token that works now and forces a refresh; the rest keeps rows fresh by
 * itself: claims by lease, asynchronous calls, batched completions fenced by the grant's generation, back-off. Called by
 * whatever needs a token; calls connection, vault, revocation and the providers' dialects. Out of scope: connecting,
 * cutting, and what is done with a token.
 */
@NullMarked
package io.teamlabs.integrations.access.control;

import org.jspecify.annotations.NullMarked;
