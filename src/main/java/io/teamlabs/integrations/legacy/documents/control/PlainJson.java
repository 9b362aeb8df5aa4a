package io.teamlabs.integrations.legacy.documents.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a document says as JSON without extended forms: dates as ISO 8601, ids as text, numbers as numbers. */
final class PlainJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_DIGITS = 1000;

    private final StringWriter text = new StringWriter();
    private final Masking masking;
    private final String field;

    private PlainJson(String field, Masking masking) {
        this.field = field;
        this.masking = masking;
    }

    /** Returns the object in JSON; fails with {@link Rejected} for what {@code jsonb} cannot hold. */
    static String of(Map<?, ?> object, String field, Masking masking) {
        return object.isEmpty() ? "{}" : new PlainJson(field, masking).write(object);
    }

    private String write(Map<?, ?> object) {
        try (JsonGenerator json = JSON.createGenerator(text)) {
            object(json, object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void object(JsonGenerator json, Map<?, ?> members) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = StorableText.check(String.valueOf(member.getKey()), field);
            json.writeFieldName(name);
            if (masking.isSecret(name) && member.getValue() instanceof String) {
                json.writeString(masking.mask());
            } else {
                value(json, ExtendedJson.unwrapped(member.getValue(), field));
            }
        }
        json.writeEndObject();
    }

    private void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            object(json, object);
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                value(json, ExtendedJson.unwrapped(element, field));
            }
            json.writeEndArray();
        } else {
            scalar(json, value);
        }
    }

    private void scalar(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(bounded(number));
        } else {
            json.writeString(masking.apply(StorableText.check(value.toString(), field)));
        }
    }

    private BigDecimal bounded(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new Rejected(RejectReason.NUMBER_OUT_OF_RANGE, field);
        }
        return number;
    }
}
