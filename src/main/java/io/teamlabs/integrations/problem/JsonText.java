package io.teamlabs.integrations.problem;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads a body into a JSON object (RFC 8259) and refuses what is valid JSON, yet would harm or confuse: nesting deeper than
 * 32, a name given twice, NUL and lone surrogates, which no database text holds, and numbers beyond any use. Reads event
 * by event, so that depth costs no stack.
 */
final class JsonText {

    private static final String BODY = "body";
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;
    private static final int LARGEST_SCALE = 400;
    // Held, as Json.create… looks its provider up anew at each call.
    static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());

    private final Deque<JsonLevel> levels = new ArrayDeque<>();
    private JsonValue root = JsonValue.NULL;

    private JsonText() {}

    /** Returns the object that the bytes hold, or fails with a 400 that says what is wrong and where. */
    static JsonObject parse(byte[] body) {
        String text = decode(body);
        if (text.isBlank()) {
            throw empty();
        }
        JsonValue value = new JsonText().read(text);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ProblemException.invalid(BODY, "Send one JSON object, in braces.");
    }

    static ProblemException empty() {
        return ProblemException.invalid(BODY, "The body is empty. Send one JSON object, in braces.");
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw ProblemException.invalid(BODY, "The body is not UTF-8. Send JSON in UTF-8 (RFC 8259, section 8.1).");
        }
    }

    private JsonValue read(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                take(parser.next(), parser);
            }
        } catch (JsonParsingException malformed) {
            throw malformed(text, malformed.getLocation().getStreamOffset());
        } catch (NoSuchElementException cutOff) {
            throw malformed(text, text.length());
        }
        return root;
    }

    /** Says where, by line and column, and repeats nothing of the body: it may hold a token. */
    private static ProblemException malformed(String text, long offset) {
        String before = text.substring(0, (int) Math.max(0, Math.min(offset, text.length())));
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return ProblemException.invalid(
                BODY,
                "The body is not valid JSON near line " + line + ", column " + column
                        + ". Correct it and send it again.");
    }

    private void take(Event event, JsonParser parser) {
        switch (event) {
            case START_OBJECT -> open(new JsonLevel.OfObject());
            case START_ARRAY -> open(new JsonLevel.OfArray());
            case KEY_NAME -> levels.element().name(sound(parser.getString()));
            case VALUE_STRING -> add(JSON.createValue(sound(parser.getString())));
            case VALUE_NUMBER -> add(JSON.createValue(number(parser.getString())));
            case VALUE_TRUE -> add(JsonValue.TRUE);
            case VALUE_FALSE -> add(JsonValue.FALSE);
            case VALUE_NULL -> add(JsonValue.NULL);
            case END_OBJECT, END_ARRAY -> add(levels.pop().close());
        }
    }

    private void open(JsonLevel level) {
        if (levels.size() == DEEPEST) {
            throw ProblemException.invalid(
                    field(), "The body is nested too deeply. At most " + DEEPEST + " levels are taken.");
        }
        levels.push(level);
    }

    private void add(JsonValue value) {
        JsonLevel around = levels.peek();
        if (around == null) {
            root = value;
        } else {
            around.add(value);
        }
    }

    private String sound(String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw ProblemException.invalid(
                    field(),
                    "A text holds a character that cannot be stored: NUL, or half of a surrogate pair. Leave it out.");
        }
        return text;
    }

    private BigDecimal number(String digits) {
        if (digits.length() <= LONGEST_NUMBER) {
            BigDecimal number = new BigDecimal(digits);
            if (Math.abs((long) number.scale()) <= LARGEST_SCALE) {
                return number;
            }
        }
        throw ProblemException.invalid(field(), "A number is too long or too large. Send a smaller one.");
    }

    /** The outermost name that is being read, as callers know their fields by these. */
    private String field() {
        JsonLevel outermost = levels.peekLast();
        return outermost == null ? BODY : Shown.text(outermost.currentName(BODY));
    }
}
