package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.control.LimiterSettings;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/**
 * What GitHub allows, by default as it publishes it.
 *
 * @param core requests of a user, and {@code search} those of them that search
 * @param points the secondary limit, where a read is one point and a write five
 * @param content requests that create content within a minute, and {@code contentHourly} within an hour
 */
public record GitHubLimits(
        Allowance core, Allowance search, Allowance points, Allowance content, Allowance contentHourly) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    public static GitHubLimits from(SettingsReader reader) {
        return new GitHubLimits(
                LimiterSettings.allowance(reader, "GITHUB_LIMIT_CORE", new Allowance(5_000, HOUR, 500)),
                LimiterSettings.allowance(reader, "GITHUB_LIMIT_SEARCH", new Allowance(30, MINUTE, 5)),
                LimiterSettings.allowance(reader, "GITHUB_LIMIT_POINTS", new Allowance(900, MINUTE, 200)),
                LimiterSettings.allowance(reader, "GITHUB_LIMIT_CONTENT", new Allowance(80, MINUTE, 20)),
                LimiterSettings.allowance(reader, "GITHUB_LIMIT_CONTENT_HOURLY", new Allowance(500, HOUR, 60)));
    }
}
