/** The integration: one person's connection of one type, its state table, and when it is to be refreshed. */
@NullMarked
package io.teamlabs.integrations.connection.entity;

import org.jspecify.annotations.NullMarked;
