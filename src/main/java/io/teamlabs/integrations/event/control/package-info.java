/**
 * The append-only record of what happened to integrations. Appends in the transaction of what it tells; reads nothing.
 * Called by every component that changes an integration. Out of scope: usage figures and deliveries.
 */
@NullMarked
package io.teamlabs.integrations.event.control;

import org.jspecify.annotations.NullMarked;
