/**
 * Connect, callback and cut. {@code Beginnings} stores what is begun, {@code Starts} sends the browser to the provider,
 * {@code Callbacks} and {@code OldGitHub} take its answer, {@code Attachments} stores tokens obtained elsewhere,
 * {@code Disconnecting} and {@code Sweep} cut. Writes the rows of integrations; hands replaced and cut tokens to
 * revocation. Out of scope: refreshing, and what is done with a connection.
 */
@NullMarked
package io.teamlabs.integrations.authorization.control;

import org.jspecify.annotations.NullMarked;
