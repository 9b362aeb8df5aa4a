package io.teamlabs.integrations.ratelimit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The rows of quotas that nobody uses any more. */
@ApplicationScoped
public class OldBuckets {

    private static final int PORTION = 1_000;
    private static final int MOST_PORTIONS = 100;

    @Inject
    QuotaBuckets buckets;

    @Inject
    LimiterSettings settings;

    /** Deletes them, in portions that hold nobody up; returns how many there were. */
    public int forget() {
        int all = 0;
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            int forgotten = buckets.forget(settings.retention(), PORTION);
            all += forgotten;
            if (forgotten < PORTION) {
                return all;
            }
        }
        return all;
    }
}
