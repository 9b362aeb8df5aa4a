package io.teamlabs.integrations.legacy.documents.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line's document into maps, lists, text, {@code Long}, {@code BigDecimal}, {@code Boolean} and null. Bounded in
 * depth; the line's own length bounds the rest. The parser's messages quote the text, so none of them is passed on.
 */
final class JsonLine {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_LONG = 18;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST + 2)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonLine() {}

    /** Returns the document's members in their order; fails with {@link Rejected} for whatever is no single object. */
    static Map<String, @Nullable Object> read(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Rejected(RejectReason.MALFORMED, null);
            }
            Map<String, @Nullable Object> document = object(parser, 1);
            if (parser.nextToken() != null) {
                throw new Rejected(RejectReason.MALFORMED, null);
            }
            return document;
        } catch (StreamConstraintsException tooLarge) {
            throw new Rejected(RejectReason.VALUE_TOO_LONG, null);
        } catch (IOException malformed) {
            throw new Rejected(RejectReason.MALFORMED, null);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, int depth) throws IOException {
        refuseTooDeep(depth);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int before = members.size();
            members.put(name, value(parser, depth));
            if (members.size() == before) {
                throw new Rejected(RejectReason.DUPLICATE_FIELD, Document.showable(name));
            }
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, int depth) throws IOException {
        refuseTooDeep(depth);
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth));
        }
        return elements;
    }

    private static void refuseTooDeep(int depth) {
        if (depth > DEEPEST) {
            throw new Rejected(RejectReason.TOO_DEEP, null);
        }
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Rejected(RejectReason.MALFORMED, null);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser.getText());
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new Rejected(RejectReason.MALFORMED, null);
        };
    }

    private static Object whole(String digits) {
        return digits.length() <= LONGEST_LONG ? (Object) Long.valueOf(digits) : decimal(digits);
    }

    private static BigDecimal decimal(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException exponentTooLarge) {
            throw new Rejected(RejectReason.NUMBER_OUT_OF_RANGE, null);
        }
    }
}
