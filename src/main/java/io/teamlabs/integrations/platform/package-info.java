/**
 * The ground: settings with all their faults at once, the data source, the transaction platform, the migration at start,
 * the clock, and the builder of JSON answers. Knows no other component.
 */
@NullMarked
package io.teamlabs.integrations.platform;

import org.jspecify.annotations.NullMarked;
