package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.platform.SettingsReader;

/**
 * The settings of reading tokens.
 *
 * @param remembered how many tokens a node keeps in memory, in clear; none at zero
 */
public record ReadSettings(int remembered) {

    public static ReadSettings from(SettingsReader reader) {
        return new ReadSettings(reader.number("TOKEN_CACHE_SIZE", 10_000, 0, 1_000_000));
    }
}
