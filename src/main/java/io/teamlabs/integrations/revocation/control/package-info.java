/**
 * Handing tokens back to the provider. {@code Revocations.plan} decides in the transaction that cuts, and writes what is
 * to be done; {@code Revocations.workOff} does it after the commit, and a timer does the rest. Called by refresh, connect
 * and cut; calls the providers through their dialects. Out of scope: cutting the integration itself.
 */
@NullMarked
package io.teamlabs.integrations.revocation.control;

import org.jspecify.annotations.NullMarked;
