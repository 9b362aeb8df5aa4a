/**
 * Google: consent with single scopes refused, tokens, userinfo, tokeninfo, and a revocation that ends everything. The APIs
 * that its tokens open are packages below; {@link io.teamlabs.integrations.simulator.google.GoogleApis} holds them.
 */
@NullMarked
package io.teamlabs.integrations.simulator.google;

import org.jspecify.annotations.NullMarked;
