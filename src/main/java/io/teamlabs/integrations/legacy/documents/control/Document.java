package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document's fields by their camelCase names; snake_case is understood as well. A field that is absent, null, or empty
 * text is none. Every reading fails with {@link Rejected} for a value that does not fit.
 */
final class Document {

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.$-]{1,60}");
    private static final int LONGEST_KEY = 20;

    private final Map<String, @Nullable Object> fields;

    private Document(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static Document of(Map<String, @Nullable Object> members) {
        if (members.keySet().stream().noneMatch(name -> name.indexOf('_') > 0)) {
            return new Document(members);
        }
        Map<String, @Nullable Object> fields = new HashMap<>();
        members.forEach((name, value) -> {
            String field = camelCase(name);
            if (fields.containsKey(field)) {
                throw new Rejected(RejectReason.DUPLICATE_FIELD, showable(field));
            }
            fields.put(field, value);
        });
        return new Document(fields);
    }

    /** Returns {@code githubUserId} for {@code github_user_id}; a name that begins with an underscore stays. */
    private static String camelCase(String name) {
        if (name.indexOf('_') <= 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            boolean joint = name.charAt(at) == '_' && at + 1 < name.length();
            camel.append(joint ? Character.toUpperCase(name.charAt(++at)) : name.charAt(at));
        }
        return camel.toString();
    }

    /** A name that could be anything is repeated only where it looks like a name. */
    static String showable(String name) {
        return SHOWABLE.matcher(name).matches() ? name : "?";
    }

    /** Returns the first of these fields that has something in it, unwrapped; null where none has. */
    @Nullable
    Object any(String... names) {
        for (String name : names) {
            Object value = ExtendedJson.unwrapped(fields.get(name), name);
            if (value != null && !(value instanceof String text && text.isBlank())) {
                return value;
            }
        }
        return null;
    }

    /** Returns text; a number counts as its digits, as ids at providers are numbers in some documents. */
    @Nullable
    String text(String... names) {
        Object value = any(names);
        if (value instanceof Long number) {
            return number.toString();
        }
        if (value instanceof BigDecimal number
                && number.scale() <= 0
                && number.precision() - number.scale() <= LONGEST_KEY) {
            return number.toPlainString();
        }
        if (value != null && !(value instanceof String)) {
            throw new Rejected(RejectReason.WRONG_TYPE, names[0]);
        }
        return value == null ? null : StorableText.check((String) value, names[0]);
    }

    @Nullable
    Secret secret(String name) {
        String text = text(name);
        return text == null ? null : new Secret(text);
    }

    /** Returns the key of another document: an id, a reference, or that document itself as far as it was filled in. */
    @Nullable
    String key(String... names) {
        for (String name : names) {
            if (fields.get(name) instanceof Map<?, ?> whole && !ExtendedJson.isWrapped(whole)) {
                Map<String, @Nullable Object> id = new HashMap<>();
                id.put(name, whole.get("_id"));
                return new Document(id).text(name);
            }
        }
        return text(names);
    }

    @Nullable
    Instant time(String... names) {
        for (String name : names) {
            Instant time = ExtendedJson.date(fields.get(name), name);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    @Nullable
    Boolean flag(String... names) {
        Object value = any(names);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.valueOf(text);
        }
        throw new Rejected(RejectReason.WRONG_TYPE, names[0]);
    }

    int count(String name) {
        Object value = any(name);
        if (value == null) {
            return 0;
        }
        BigDecimal number = value instanceof BigDecimal decimal
                ? decimal
                : BigDecimal.valueOf((Long) ExtendedJson.whole(value, name));
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new Rejected(RejectReason.NUMBER_OUT_OF_RANGE, name);
        }
        return number.intValue();
    }

    /** Returns scopes from a list, or from text with blanks or commas between them. */
    ScopeSet scopes(String... names) {
        Object value = any(names);
        if (!(value instanceof List<?> list)) {
            String text = text(names);
            return text == null ? ScopeSet.EMPTY : ScopeSet.parse(text);
        }
        TreeSet<String> scopes = new TreeSet<>();
        for (Object scope : list) {
            if (!(scope instanceof String text)) {
                throw new Rejected(RejectReason.WRONG_TYPE, names[0]);
            }
            scopes.add(StorableText.check(text, names[0]));
        }
        scopes.remove("");
        return ScopeSet.of(scopes);
    }

    /** Returns an object's members; none for a field that is absent. */
    Map<?, ?> object(String name) {
        Object value = any(name);
        if (value != null && !(value instanceof Map)) {
            throw new Rejected(RejectReason.WRONG_TYPE, name);
        }
        return value == null ? Map.of() : (Map<?, ?>) value;
    }
}
