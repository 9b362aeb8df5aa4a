package io.teamlabs.integrations.provider.google;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are to be listed.
 *
 * @param from those that end later
 * @param to those that begin earlier; null: without end
 * @param query words to be found in them; null: any
 * @param limit how many at most
 * @param pageToken where the page before ended; null for the first
 */
record CalendarListing(
        Instant from,
        @Nullable Instant to,
        @Nullable String query,
        int limit,
        @Nullable String pageToken) {}
