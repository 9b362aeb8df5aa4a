/**
 * The values of rate limiting: what a provider allows whom, what a call costs of it, what an answer taught, and the shared
 * bucket with its fair shares, as decisions on state that know neither database nor thread.
 */
@NullMarked
package io.teamlabs.integrations.ratelimit.entity;

import org.jspecify.annotations.NullMarked;
