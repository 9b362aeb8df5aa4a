package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The primary limit: so many calls an hour for each person, told with every answer. */
final class GitHubRates {
    static final int USUAL = 5000;
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final String DOCUMENTATION =
            "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

    private final Clock clock;
    private final Map<String, Integer> used = new HashMap<>();
    private int limit = USUAL;
    private long window;

    GitHubRates(Clock clock) {
        this.clock = clock;
    }

    void limit(int calls) {
        limit = calls;
    }

    void forget() {
        used.clear();
    }

    /** Counts a call, and refuses it where the hour's are spent. */
    void take(Account account) {
        renew();
        if (used(account) >= limit) {
            throw new Refused(exceeded(account).with(headers(account)));
        }
        used.merge(account.id(), 1, Integer::sum);
    }

    Map<String, String> headers(Account account) {
        renew();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", Integer.toString(limit));
        headers.put("x-ratelimit-remaining", Integer.toString(Math.max(0, limit - used(account))));
        headers.put("x-ratelimit-used", Integer.toString(used(account)));
        headers.put("x-ratelimit-reset", Long.toString((window + 1) * HOUR));
        headers.put("x-ratelimit-resource", "core");
        return headers;
    }

    /** What {@code GET /rate_limit} tells; asking costs nothing. */
    JsonObjectBuilder told(Account account) {
        renew();
        return JsonText.object()
                .add("limit", limit)
                .add("remaining", Math.max(0, limit - used(account)))
                .add("reset", (window + 1) * HOUR)
                .add("used", used(account));
    }

    private int used(Account account) {
        return used.getOrDefault(account.id(), 0);
    }

    private void renew() {
        Instant now = clock.instant();
        long current = now.getEpochSecond() / HOUR;
        if (current != window) {
            window = current;
            used.clear();
        }
    }

    private static Answer exceeded(Account account) {
        String message = "API rate limit exceeded for user ID " + account.id()
                + ". If you reach out to GitHub Support for help, please include the request ID 0000:0000:000.";
        return Answer.json(
                403,
                JsonText.object()
                        .add("message", message)
                        .add("documentation_url", DOCUMENTATION)
                        .add("status", "403")
                        .build());
    }
}
