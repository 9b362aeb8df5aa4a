/**
 * The one way out over HTTP. {@code OutgoingHttp.send} sends a request within one deadline and reads at most 64 KiB of its
 * answer, without a thread that waits; {@code OutgoingHttp.open} streams body and answer for a caller who waits. It follows
 * no redirect, keeps no cookie, repeats nothing, and connects only to public addresses, save hosts that the
 * operator lists. Calls only the platform. Out of scope: what requests mean, retries, rate limits.
 */
@NullMarked
package io.teamlabs.integrations.http.control;

import org.jspecify.annotations.NullMarked;
