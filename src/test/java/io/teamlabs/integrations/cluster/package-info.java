/**
 * Two real servers over one durable database: what holds when one of them dies, stands still or loses its way to the
 * database. Each node reaches PostgreSQL through a proxy of its own, so that a test stops it at an exact point without any
 * hook in the product. Tests share a pair of nodes only where their settings are the same, and never rows.
 */
@NullMarked
package io.teamlabs.integrations.cluster;

import org.jspecify.annotations.NullMarked;
