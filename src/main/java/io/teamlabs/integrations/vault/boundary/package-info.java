/** What the vault does when the service starts: it refuses a keyset that the database was not sealed with. */
@NullMarked
package io.teamlabs.integrations.vault.boundary;

import org.jspecify.annotations.NullMarked;
