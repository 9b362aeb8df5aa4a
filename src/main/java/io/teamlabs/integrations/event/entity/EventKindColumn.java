package io.teamlabs.integrations.event.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Maps a kind of event to its word in the column. */
@Converter(autoApply = true)
public class EventKindColumn implements AttributeConverter<EventKind, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable EventKind kind) {
        return kind == null ? null : kind.value();
    }

    @Override
    public @Nullable EventKind convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : EventKind.of(column);
    }
}
