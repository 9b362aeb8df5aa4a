package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.legacy.entity.StatusView;
import io.teamlabs.integrations.platform.SettingsReader;

/**
 * What can be set about the transition.
 *
 * @param statusView the shape that the old status of all has where the call does not say
 * @param writeBack whether changed tokens are written to the old columns, for the old application to see
 */
public record LegacySettings(StatusView statusView, boolean writeBack) {

    public static LegacySettings from(SettingsReader reader) {
        return new LegacySettings(
                reader.choice("OLD_STATUS_VIEW", StatusView.OBJECT), reader.flag("OLD_COLUMNS_WRITE_BACK", false));
    }
}
