/**
 * Google: consent with single scopes refused, tokens, userinfo, tokeninfo, and a revocation that ends everything.
 */
@NullMarked
package io.teamlabs.integrations.simulator.google;

import org.jspecify.annotations.NullMarked;
