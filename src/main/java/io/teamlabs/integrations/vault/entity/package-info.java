/** What is sealed and with which key: the columns, and the wrapped data keys of organizations. */
@NullMarked
package io.teamlabs.integrations.vault.entity;

import org.jspecify.annotations.NullMarked;
