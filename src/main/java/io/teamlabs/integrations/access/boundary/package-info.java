/** The token calls of the API and the timer that keeps rows fresh. */
@NullMarked
package io.teamlabs.integrations.access.boundary;

import org.jspecify.annotations.NullMarked;
