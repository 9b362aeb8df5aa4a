/**
 * Everything that only Google does: its dialect of OAuth, its scopes, its three integration types. They share one grant
 * of a person to a client, and each integration keeps tokens of its own.
 */
@NullMarked
package io.teamlabs.integrations.provider.google;

import org.jspecify.annotations.NullMarked;
