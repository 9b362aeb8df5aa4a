package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/**
 * The settings of the limits on calls to providers.
 *
 * @param waiting how many calls may wait for a permit on this node, a tenth of them those of one organization
 * @param nodesAlone among how many nodes the limits are shared out while the database is away
 * @param retention how long the row of a quota that nobody uses is kept
 */
public record LimiterSettings(int waiting, int nodesAlone, Duration retention) {

    public static LimiterSettings from(SettingsReader reader) {
        return new LimiterSettings(
                reader.number("RATE_LIMIT_WAITING", 10_000, 10, 1_000_000),
                reader.number("RATE_LIMIT_NODES_ALONE", 4, 1, 1_000),
                reader.duration(
                        "RATE_LIMIT_RETENTION", Duration.ofDays(1), Duration.ofMinutes(1), Duration.ofDays(400)));
    }

    /** Reads what a provider or this service allows, written {@code 100/1m} or {@code 100/1m/20}. */
    public static Allowance allowance(SettingsReader reader, String name, Allowance fallback) {
        return Allowance.parse(reader.text(name, fallback.toString())).orElseGet(() -> {
            reader.fault(
                    name,
                    "Set it to calls and window, such as 100/1m, and where it matters how many of them may come at once,"
                            + " such as 100/1m/20. Windows are from 1s to 30d.");
            return fallback;
        });
    }
}
