package io.teamlabs.integrations.ratelimit.entity;

import java.time.Instant;

/** What a provider's answer says of a quota. Times are the provider's, and at most an hour ahead is heeded. */
public sealed interface Observation {

    /** So many calls are left until the provider counts anew. */
    record Left(int calls, Instant reset) implements Observation {
        public Left {
            if (calls < 0) {
                throw new IllegalArgumentException("Nothing less than no call can be left");
            }
        }
    }

    /** No call until then: the provider refused one and said when to come again. */
    record Blocked(Instant until) implements Observation {}
}
