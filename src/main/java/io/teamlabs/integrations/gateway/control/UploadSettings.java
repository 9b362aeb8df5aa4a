package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.platform.SettingsReader;
import java.time.Duration;

/**
 * The settings of uploads in parts.
 *
 * @param largest the most bytes of one upload
 * @param mostAtOnce how many uploads a person may have here
 * @param retention after how long an upload is forgotten, whole or not
 */
public record UploadSettings(long largest, int mostAtOnce, Duration retention) {

    private static final long MEBIBYTE = 1024L * 1024;

    public static UploadSettings from(SettingsReader reader) {
        return new UploadSettings(
                reader.number("UPLOAD_LARGEST_MIB", 2048, 1, 1024 * 1024) * MEBIBYTE,
                reader.number("UPLOAD_MOST_AT_ONCE", 20, 1, 10_000),
                reader.duration("UPLOAD_RETENTION", Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofDays(30)));
    }
}
