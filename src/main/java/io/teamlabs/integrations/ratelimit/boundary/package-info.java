/**
 * The limits on callers of this service, told on every answer, and the timer that forgets the rows of quotas out of use.
 */
@NullMarked
package io.teamlabs.integrations.ratelimit.boundary;

import org.jspecify.annotations.NullMarked;
