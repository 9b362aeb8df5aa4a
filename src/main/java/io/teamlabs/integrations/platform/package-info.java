/**
 * The ground: settings with all their faults at once, the data source, the transaction platform, the migration at start,
 * the clock, the builder of JSON answers, and the listener that tells subscribers what other nodes changed. Knows no other
 * component.
 */
@NullMarked
package io.teamlabs.integrations.platform;

import org.jspecify.annotations.NullMarked;
