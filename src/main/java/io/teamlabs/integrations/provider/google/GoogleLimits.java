package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.control.LimiterSettings;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/** What Google allows in each of its APIs, for a project (the client) and for a user of it. */
public record GoogleLimits(Both calendar, Both drive, Both meetReads, Both meetWrites, Both meetSpaces) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What all users of the project may together, and what one of them may. */
    public record Both(Allowance project, Allowance user) {}

    /** Drive counts in quota units since May 2026; the figure stands for requests of its dearer kinds. */
    public static GoogleLimits from(SettingsReader reader) {
        return new GoogleLimits(
                both(reader, "GOOGLE_LIMIT_CALENDAR", 10_000, 600),
                both(reader, "GOOGLE_LIMIT_DRIVE", 10_000, 3_000),
                both(reader, "GOOGLE_LIMIT_MEET_READ", 6_000, 600),
                both(reader, "GOOGLE_LIMIT_MEET_WRITE", 1_000, 100),
                both(reader, "GOOGLE_LIMIT_MEET_SPACES", 100, 10));
    }

    /** Of a user's calls a fifth may come at once, as people act in bursts. */
    private static Both both(SettingsReader reader, String name, int project, int user) {
        return new Both(
                LimiterSettings.allowance(reader, name + "_PROJECT", Allowance.of(project, MINUTE)),
                LimiterSettings.allowance(reader, name + "_USER", new Allowance(user, MINUTE, Math.max(1, user / 5))));
    }
}
