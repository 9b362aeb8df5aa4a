package io.teamlabs.integrations.provider.google;

import java.time.Instant;

/** From a moment up to, but not including, another. */
record CalendarSpan(Instant start, Instant end) {

    CalendarSpan {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A span ends before it starts");
        }
    }

    boolean overlaps(CalendarSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
