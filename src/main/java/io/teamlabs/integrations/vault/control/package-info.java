/**
 * Sealing: the only place with cipher calls. {@code Vault} seals and opens values with the data key of their
 * organization; the operator's keyset wraps the data keys, and the start is refused without the right one. Called by
 * every component that stores a secret; calls identity, for the organization of its own rows. Out of scope: which column
 * is sealed (its owner knows) and what becomes of a row that cannot be read.
 */
@NullMarked
package io.teamlabs.integrations.vault.control;

import org.jspecify.annotations.NullMarked;
