package io.teamlabs.integrations.authorization.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Maps the call that began a connection to its word in the column. */
@Converter(autoApply = true)
public class BeganWithColumn implements AttributeConverter<BeganWith, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable BeganWith began) {
        return began == null ? null : began.column();
    }

    @Override
    public @Nullable BeganWith convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : BeganWith.of(column);
    }
}
