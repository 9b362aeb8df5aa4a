/** What is sealed and with which key: columns, the wrapped data keys of organizations, the canary of the keyset. */
@NullMarked
package io.teamlabs.integrations.vault.entity;

import org.jspecify.annotations.NullMarked;
