package io.teamlabs.integrations.platform;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jspecify.annotations.Nullable;

/**
 * JSON columns are text to our entities, and are read by whoever knows what they hold. So Hibernate needs no JSON library,
 * and does not take one that happens to be on a server.
 */
public class JsonTextFormat implements FormatMapper {

    @Override
    public <T> @Nullable T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        return type.wrap(json.toString(), options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return type.unwrap(value, String.class, options);
    }
}
