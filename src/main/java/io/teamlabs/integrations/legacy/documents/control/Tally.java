package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** How often each outcome was reached in one transaction. */
final class Tally {

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    void add(Outcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    Map<Outcome, Long> counts() {
        return counts;
    }
}
