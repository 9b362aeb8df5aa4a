package io.teamlabs.integrations.oauth.control;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONUtils;
import io.teamlabs.integrations.platform.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON object as a provider wrote it, read forgivingly: a member that is missing, null or of another type is absent.
 * It may hold tokens, so it prints without its members, and no parser's complaint is passed on.
 */
public final class JsonAnswer {

    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_ADDRESS = 2000;
    private static final Pattern WEB = Pattern.compile("https?://[!-~&&[^\"'<>\\\\^`{|}]]+");

    private final Map<?, ?> members;

    private JsonAnswer(Map<?, ?> members) {
        this.members = members;
    }

    /** Returns the object; empty where the text is anything else. */
    public static Optional<JsonAnswer> parse(String text) {
        return value(text) instanceof Map<?, ?> object ? Optional.of(new JsonAnswer(object)) : Optional.empty();
    }

    /** Returns the objects of a list; empty where the text is anything else. */
    public static List<JsonAnswer> parseList(String text) {
        return objectsOf(value(text));
    }

    /** An object without members. */
    public static JsonAnswer empty() {
        return new JsonAnswer(Map.of());
    }

    private static Object value(String text) {
        try {
            Object value = JSONUtils.parseJSON(text);
            return value == null ? "" : value;
        } catch (ParseException notJson) {
            return "";
        }
    }

    private static List<JsonAnswer> objectsOf(Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(object -> new JsonAnswer((Map<?, ?>) object))
                .toList();
    }

    private Optional<Object> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A text as it was written, empty ones included. */
    public Optional<String> text(String name) {
        return member(name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A text for people: no control characters and no halves of characters, which the database refuses; never blank. */
    public Optional<String> label(String name) {
        return text(name).map(JsonAnswer::printable).filter(text -> !text.isBlank());
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST_LABEL)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** An id that is a text or a whole number, as a text: GitHub counts, the others do not. */
    public Optional<String> id(String name) {
        return label(name)
                .or(() -> member(name)
                        .filter(value -> value instanceof Long || value instanceof Integer)
                        .map(Object::toString));
    }

    /** A token, in the form that one can have. */
    public Optional<Secret> secret(String name) {
        return text(name).filter(JsonAnswer::isToken).map(Secret::new);
    }

    /** Whether a text can be a token: visible ASCII (RFC 6749, A.12), as it goes into a header as it is. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** An absolute address of the web, as it may stand in a page. */
    public Optional<String> webAddress(String name) {
        return text(name)
                .filter(text ->
                        text.length() <= LONGEST_ADDRESS && WEB.matcher(text).matches());
    }

    /** A number, or a text that is one. */
    public Optional<BigDecimal> number(String name) {
        return member(name)
                .filter(value -> value instanceof Number || value instanceof String)
                .map(value -> value.toString().strip())
                .filter(text -> text.length() <= LONGEST_NUMBER)
                .flatMap(JsonAnswer::decimal);
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** A flag; some vendors quote it. */
    public Optional<Boolean> flag(String name) {
        return member(name)
                .map(Object::toString)
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
    }

    public boolean isTrue(String name) {
        return flag(name).orElse(false);
    }

    /** An object within; one without members where there is none. */
    public JsonAnswer object(String name) {
        return member(name)
                .filter(Map.class::isInstance)
                .map(value -> new JsonAnswer((Map<?, ?>) value))
                .orElseGet(JsonAnswer::empty);
    }

    /** The objects of a list within. */
    public List<JsonAnswer> objects(String name) {
        return member(name).map(JsonAnswer::objectsOf).orElse(List.of());
    }

    @Override
    public String toString() {
        return "an object of " + members.size() + " members";
    }
}
