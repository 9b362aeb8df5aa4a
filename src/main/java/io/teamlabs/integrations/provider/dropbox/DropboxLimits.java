package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.ratelimit.control.LimiterSettings;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;

/** What is asked of Dropbox in one account. It publishes no figure, so this one is ours; its refusals say the rest. */
public record DropboxLimits(Allowance account) {

    public static DropboxLimits from(SettingsReader reader) {
        Allowance ours = new Allowance(600, Duration.ofMinutes(1), 100);
        return new DropboxLimits(LimiterSettings.allowance(reader, "DROPBOX_LIMIT_ACCOUNT", ours));
    }
}
