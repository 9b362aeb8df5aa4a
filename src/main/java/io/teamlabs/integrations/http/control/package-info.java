/**
 * The one way out over HTTP. {@code OutgoingHttp} sends a request within one deadline, reads at most 64 KiB of its answer,
 * follows no redirect, keeps no cookie, repeats nothing, and connects only to public addresses, save hosts that the
 * operator lists. Calls only the platform. Out of scope: what requests mean, retries, rate limits.
 */
@NullMarked
package io.teamlabs.integrations.http.control;

import org.jspecify.annotations.NullMarked;
