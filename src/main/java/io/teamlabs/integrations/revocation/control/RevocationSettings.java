package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.platform.SettingsReader;
import java.time.Duration;

/** How long a revocation that keeps failing is tried. */
public record RevocationSettings(Duration giveUpAfter) {

    public static RevocationSettings from(SettingsReader reader) {
        return new RevocationSettings(reader.duration(
                "REVOCATION_GIVE_UP_AFTER", Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofDays(365)));
    }
}
