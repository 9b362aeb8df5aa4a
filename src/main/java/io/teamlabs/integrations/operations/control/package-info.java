/**
 * Whether this node can do its work: the database answers and was sealed with the keyset at hand. Called by the boundary
 * alone; calls the vault for the keyset. Components tell the progress of long works through {@code ProgressSource}. Out of
 * scope: providers, whose troubles are no reason to take a node away.
 */
@NullMarked
package io.teamlabs.integrations.operations.control;

import org.jspecify.annotations.NullMarked;
