package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.legacy.entity.StatusView;
import io.teamlabs.integrations.platform.SettingsReader;

/** The shape that the old status of all has where the call does not say. */
public record LegacySettings(StatusView statusView) {

    public static LegacySettings from(SettingsReader reader) {
        return new LegacySettings(reader.choice("OLD_STATUS_VIEW", StatusView.OBJECT));
    }
}
