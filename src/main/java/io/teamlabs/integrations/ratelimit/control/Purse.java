package io.teamlabs.integrations.ratelimit.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A node's leased tokens of one quota: some for a tenant, some for anyone, each good for a moment only. */
final class Purse {

    private static final class Slip {
        private final @Nullable String tenant;
        private final Instant until;
        private int tokens;

        Slip(@Nullable String tenant, int tokens, Instant until) {
            this.tenant = tenant;
            this.tokens = tokens;
            this.until = until;
        }
    }

    private final Predicate<String> isWaiting;
    private final List<Slip> slips = new ArrayList<>();

    /** Tokens of a tenant that waits no more are anyone's. */
    Purse(Predicate<String> isWaiting) {
        this.isWaiting = isWaiting;
    }

    void put(@Nullable String tenant, int tokens, Instant until) {
        if (tokens > 0) {
            slips.add(new Slip(tenant, tokens, until));
        }
    }

    int available(String tenant, Instant now) {
        int available = 0;
        for (Slip slip : slips) {
            if (now.isBefore(slip.until) && isFor(tenant, slip)) {
                available += slip.tokens;
            }
        }
        return available;
    }

    /** Returns how many tokens are left for anyone. */
    int spare(Instant now) {
        int spare = 0;
        for (Slip slip : slips) {
            if (now.isBefore(slip.until) && (slip.tenant == null || !isWaiting.test(slip.tenant))) {
                spare += slip.tokens;
            }
        }
        return spare;
    }

    /** Takes tokens that are there, the tenant's own first; returns until when the first of them to run out was good. */
    Instant take(String tenant, int tokens, Instant now) {
        slips.removeIf(slip -> slip.tokens == 0 || !now.isBefore(slip.until));
        Instant until = Instant.MAX;
        int open = tokens;
        for (boolean own : new boolean[] {true, false}) {
            Iterator<Slip> each = slips.iterator();
            while (open > 0 && each.hasNext()) {
                Slip slip = each.next();
                if (own ? tenant.equals(slip.tenant) : isFor(tenant, slip)) {
                    int taken = Math.min(open, slip.tokens);
                    slip.tokens -= taken;
                    open -= taken;
                    until = taken > 0 && slip.until.isBefore(until) ? slip.until : until;
                }
            }
        }
        return until;
    }

    /** Keeps no more than so many tokens. */
    void keepAtMost(int tokens) {
        int kept = 0;
        for (Slip slip : slips) {
            slip.tokens = Math.min(slip.tokens, tokens - kept);
            kept += slip.tokens;
        }
    }

    private boolean isFor(String tenant, Slip slip) {
        return slip.tenant == null || slip.tenant.equals(tenant) || !isWaiting.test(slip.tenant);
    }
}
