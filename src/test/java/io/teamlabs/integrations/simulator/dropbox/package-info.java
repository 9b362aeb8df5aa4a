/**
 * Dropbox: consent, tokens, the current account, and a revocation that wants a live access token.
 */
@NullMarked
package io.teamlabs.integrations.simulator.dropbox;

import org.jspecify.annotations.NullMarked;
