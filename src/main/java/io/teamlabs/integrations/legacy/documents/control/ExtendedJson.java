package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands MongoDB Extended JSON, version 1 and 2, relaxed and canonical: an object with a name that begins with
 * {@code $} stands for a value of another type.
 */
final class ExtendedJson {

    private ExtendedJson() {}

    /** Returns whether the value is a wrapper: its first name begins with {@code $}. */
    static boolean isWrapped(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                && !map.isEmpty()
                && map.keySet().iterator().next() instanceof String name
                && name.startsWith("$");
    }

    /** Returns the value as text, {@code Long}, {@code BigDecimal}, {@code Instant} or as it is; fails with {@link Rejected}. */
    static @Nullable Object unwrapped(@Nullable Object value, String field) {
        if (!(value instanceof Map<?, ?> map) || !isWrapped(value)) {
            return value;
        }
        String form = (String) map.keySet().iterator().next();
        Object inner = map.get(form);
        return switch (form) {
            case "$oid", "$uuid", "$symbol" -> text(inner, field);
            case "$date" -> ExtendedDates.of(inner, field);
            case "$numberInt", "$numberLong" -> whole(inner, field);
            case "$numberDouble", "$numberDecimal" -> decimal(inner, field);
            case "$binary" ->
                inner instanceof Map<?, ?> binary ? text(binary.get("base64"), field) : text(inner, field);
            case "$ref" -> unwrapped(map.get("$id"), field);
            case "$undefined" -> null;
            default -> throw new Rejected(RejectReason.WRONG_TYPE, field);
        };
    }

    private static String text(@Nullable Object inner, String field) {
        if (inner instanceof String text) {
            return text;
        }
        throw new Rejected(RejectReason.WRONG_TYPE, field);
    }

    static Object whole(@Nullable Object inner, String field) {
        if (inner instanceof Long number) {
            return number;
        }
        try {
            return Long.valueOf(text(inner, field));
        } catch (NumberFormatException notWhole) {
            throw new Rejected(RejectReason.WRONG_TYPE, field);
        }
    }

    private static Object decimal(@Nullable Object inner, String field) {
        if (inner instanceof BigDecimal || inner instanceof Long) {
            return inner;
        }
        try {
            return new BigDecimal(text(inner, field));
        } catch (NumberFormatException notFinite) {
            throw new Rejected(RejectReason.NUMBER_OUT_OF_RANGE, field);
        }
    }

    /** Returns a moment that stands in a field for dates, wrapped or plain. */
    static @Nullable Instant date(@Nullable Object value, String field) {
        if (value instanceof Map<?, ?> map && map.get("$timestamp") instanceof Map<?, ?> stamp) {
            return ExtendedDates.ofSeconds(unwrapped(stamp.get("t"), field), field);
        }
        Object plain = unwrapped(value, field);
        return plain == null || plain instanceof Instant ? (Instant) plain : ExtendedDates.of(plain, field);
    }
}
