/** The timer that works off what is still to be revoked. */
@NullMarked
package io.teamlabs.integrations.revocation.boundary;

import org.jspecify.annotations.NullMarked;
