package io.teamlabs.integrations.problem;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request's query, checked as strictly as a body: each at most once, none unknown, every refusal a 400
 * that names the parameter. Made from {@code UriInfo.getQueryParameters()}.
 */
public final class QueryParameters {

    private static final int LONGEST_CURSOR = 2048;
    private static final String CURSOR_REMEDY =
            "Leave it out for the first page, or send next of the page before, unchanged.";

    private final MultivaluedMap<String, String> parameters;

    public QueryParameters(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Refuses parameters that the call does not know, naming them. */
    public QueryParameters only(String... names) {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            String known = names.length == 0 ? "no parameters" : String.join(", ", names);
            throw ProblemException.invalid(
                    Shown.text(unknown.iterator().next()),
                    "This parameter is not known here. The call knows " + known + ".");
        }
        return this;
    }

    public @Nullable String optionalText(String name, int longest) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0);
        if (values.size() > 1 || value.length() > longest || value.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    name, "Give " + name + " once, as text of at most " + longest + " characters without NUL.");
        }
        return value;
    }

    public int number(String name, int fallback, int least, int most) {
        String text = optionalText(name, 16);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The problem below says what is right, for this as for a number out of bounds.
        }
        throw ProblemException.invalid(name, "Give " + name + " as a whole number from " + least + " to " + most + ".");
    }

    public boolean flag(String name, boolean fallback) {
        String text = optionalText(name, 16);
        if (text == null) {
            return fallback;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw ProblemException.invalid(name, "Give " + name + " as true or false.");
        }
        return text.equals("true");
    }

    /** Returns one of the given words, as the parser knows it; null where the parameter is not given. */
    public <T> @Nullable T choice(String name, Function<String, Optional<T>> parser, String... words) {
        String text = optionalText(name, 64);
        if (text == null) {
            return null;
        }
        return parser.apply(text)
                .orElseThrow(() -> ProblemException.invalid(
                        name, "Give " + name + " as one of: " + String.join(", ", words) + "."));
    }

    /** Returns what a cursor stands for, as {@link #cursor} was given it; null for the first page. */
    public @Nullable List<String> cursor(String name, int parts) {
        return cursor(name, parts, LONGEST_CURSOR);
    }

    /** The same for one that holds a provider's own, which may be long. */
    public @Nullable List<String> cursor(String name, int parts, int longest) {
        String text = optionalText(name, longest);
        if (text == null) {
            return null;
        }
        List<String> found = decode(name, text);
        if (found.size() != parts) {
            throw ProblemException.invalid(name, CURSOR_REMEDY);
        }
        return found;
    }

    private static List<String> decode(String name, String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (decoded.indexOf('\0') < 0) {
                return Arrays.asList(decoded.split("\n", -1));
            }
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            // The problem below says what is right.
        }
        throw ProblemException.invalid(name, CURSOR_REMEDY);
    }

    /** Returns the cursor for the page after a row of these keys: opaque to callers, and no secret. */
    public static String cursor(String... keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
    }
}
