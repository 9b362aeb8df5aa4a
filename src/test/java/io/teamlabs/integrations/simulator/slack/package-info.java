/**
 * Slack: consent for people and bots, tokens with and without rotation, who one is, and revocation.
 */
@NullMarked
package io.teamlabs.integrations.simulator.slack;

import org.jspecify.annotations.NullMarked;
