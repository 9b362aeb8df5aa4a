/**
 * Everything that only Google does: its dialect of OAuth, its scopes, its three integration types, which share one grant of
 * a person to a client while each keeps tokens of its own; and the actions in Calendar, Meet and Drive.
 *
 * <p>The actions go by product: {@code Calendar…}, {@code Meet…}, {@code Drive…}. They ride on Google's Java libraries, whose
 * clients {@code GoogleClients} makes over {@code GoogleTransport}, and so through the gateway; {@code GoogleCalls} runs a
 * call. An endpoint's own refusal leaves it as a {@code GoogleRefusal}, which is the right problem unless it is caught.
 */
@NullMarked
package io.teamlabs.integrations.provider.google;

import org.jspecify.annotations.NullMarked;
