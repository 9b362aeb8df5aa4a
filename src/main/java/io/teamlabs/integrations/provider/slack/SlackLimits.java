package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.control.LimiterSettings;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/**
 * What Slack allows for each method in each workspace, by tiers; a quarter of it at once, as Slack tolerates bursts.
 *
 * @param special methods with limits of their own, of which Slack gives no exact figure
 */
public record SlackLimits(Allowance tier1, Allowance tier2, Allowance tier3, Allowance tier4, Allowance special) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public static SlackLimits from(SettingsReader reader) {
        return new SlackLimits(
                LimiterSettings.allowance(reader, "SLACK_LIMIT_TIER_1", new Allowance(1, MINUTE, 1)),
                LimiterSettings.allowance(reader, "SLACK_LIMIT_TIER_2", new Allowance(20, MINUTE, 5)),
                LimiterSettings.allowance(reader, "SLACK_LIMIT_TIER_3", new Allowance(50, MINUTE, 12)),
                LimiterSettings.allowance(reader, "SLACK_LIMIT_TIER_4", new Allowance(100, MINUTE, 25)),
                LimiterSettings.allowance(reader, "SLACK_LIMIT_SPECIAL", new Allowance(200, MINUTE, 50)));
    }
}
