package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is to change in an integration's settings and metadata (RFC 7396); a null part is left as it is. */
public record SettingsPatch(
        @Nullable Part settings, @Nullable Part metadata) {

    /** One part's patch; null, the JSON null of a merge patch, takes the part away. */
    public record Part(@Nullable JsonObject patch) {}

    /** Returns the settings after the change, in JSON; fails with 400 for what the type's schema does not allow. */
    String settingsAfter(String before, SettingsSchema schema) {
        if (settings == null) {
            return before;
        }
        JsonObject patch = settings.patch();
        if (patch == null) {
            return "{}";
        }
        SettingsRules.check(patch, schema);
        return JsonColumn.merge(before, patch);
    }

    /** Returns the metadata after the change, in JSON; fails with 400 for reserved names, too much and too deep. */
    String metadataAfter(String before) {
        return metadata == null ? before : MetadataRules.apply(before, metadata.patch());
    }
}
