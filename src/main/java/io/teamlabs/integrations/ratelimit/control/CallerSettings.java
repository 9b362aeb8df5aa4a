package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/**
 * What this service allows its own callers, on each node.
 *
 * @param enabled whether anything is counted at all
 * @param user for each user, and {@code service} for each service in each organization
 * @param anyone for all together who call what is open to anyone
 */
public record CallerSettings(boolean enabled, Allowance user, Allowance service, Allowance anyone) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public static CallerSettings from(SettingsReader reader) {
        return new CallerSettings(
                reader.flag("CALLER_LIMITS", true),
                LimiterSettings.allowance(reader, "CALLER_LIMIT_USER", new Allowance(1_200, MINUTE, 300)),
                LimiterSettings.allowance(reader, "CALLER_LIMIT_SERVICE", new Allowance(600_000, MINUTE, 60_000)),
                LimiterSettings.allowance(reader, "CALLER_LIMIT_ANYONE", new Allowance(60_000, MINUTE, 6_000)));
    }
}
