package io.teamlabs.integrations.connection.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Maps a status to its word in the column. */
@Converter(autoApply = true)
public class IntegrationStatusColumn implements AttributeConverter<IntegrationStatus, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable IntegrationStatus status) {
        return status == null ? null : status.value();
    }

    @Override
    public @Nullable IntegrationStatus convertToEntityAttribute(@Nullable String column) {
        return column == null
                ? null
                : IntegrationStatus.of(column)
                        .orElseThrow(() -> new IllegalStateException("Unknown status in the database: " + column));
    }
}
