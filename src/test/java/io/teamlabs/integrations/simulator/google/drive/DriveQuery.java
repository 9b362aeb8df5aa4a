package io.teamlabs.integrations.simulator.google.drive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search language of {@code files.list}: terms joined by {@code and}, {@code or} and {@code not}, and parentheses. */
final class DriveQuery {
    private static final Pattern WORD =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|[()]|[{}]|!=|<=|>=|[=<>]|[A-Za-z]+)");

    private final List<String> words;
    private final String rootId;
    private int next;

    private DriveQuery(List<String> words, String rootId) {
        this.words = words;
        this.rootId = rootId;
    }

    /** What the query lets through; refused with a 400 where it cannot be read. */
    static Predicate<StoredFile> parse(String query, String rootId) {
        if (query.isBlank()) {
            return file -> true;
        }
        DriveQuery reader = new DriveQuery(words(query), rootId);
        Predicate<StoredFile> found = reader.either();
        if (reader.next < reader.words.size()) {
            throw DriveRefusal.invalid("q");
        }
        return found;
    }

    private static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(query.stripTrailing());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            words.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < query.stripTrailing().length()) {
            throw DriveRefusal.invalid("q");
        }
        return words;
    }

    private Predicate<StoredFile> either() {
        Predicate<StoredFile> found = both();
        while (take("or")) {
            found = found.or(both());
        }
        return found;
    }

    private Predicate<StoredFile> both() {
        Predicate<StoredFile> found = one();
        while (take("and")) {
            found = found.and(one());
        }
        return found;
    }

    private Predicate<StoredFile> one() {
        if (take("not")) {
            return one().negate();
        }
        if (take("(")) {
            Predicate<StoredFile> inner = either();
            expect(")");
            return inner;
        }
        String first = word();
        if (first.startsWith("'")) {
            expect("in");
            return in(text(first), word());
        }
        return term(first, word());
    }

    private Predicate<StoredFile> in(String value, String collection) {
        return switch (collection) {
            case "parents" -> {
                String parent = value.equals("root") ? rootId : value;
                yield file -> file.parents.contains(parent);
            }
            case "owners" -> file -> file.owner.email().equalsIgnoreCase(value);
            case "writers" ->
                file -> file.shares.stream().anyMatch(share -> share.isFor(value) && share.allows(Share.WRITER));
            default -> throw DriveRefusal.invalid("q");
        };
    }

    private Predicate<StoredFile> term(String field, String operator) {
        return switch (field) {
            case "name" -> names(operator, text(word()));
            case "fullText" -> {
                String words = text(word()).toLowerCase(Locale.ROOT);
                yield file -> (file.name + " " + file.description)
                        .toLowerCase(Locale.ROOT)
                        .contains(words);
            }
            case "mimeType" -> types(operator, text(word()));
            case "trashed" -> {
                boolean wanted = Boolean.parseBoolean(word());
                yield file -> file.trashed == wanted;
            }
            case "modifiedTime" -> times(operator, text(word()));
            case "appProperties" -> properties();
            default -> throw DriveRefusal.invalid("q");
        };
    }

    /** {@code contains} looks at the beginnings of a name's words only. */
    private static Predicate<StoredFile> names(String operator, String value) {
        return switch (operator) {
            case "=" -> file -> file.name.equals(value);
            case "!=" -> file -> !file.name.equals(value);
            case "contains" -> {
                String start = value.toLowerCase(Locale.ROOT);
                yield file -> {
                    String name = file.name.toLowerCase(Locale.ROOT);
                    return name.startsWith(start)
                            || Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1))
                                    .anyMatch(word -> word.startsWith(start));
                };
            }
            default -> throw DriveRefusal.invalid("q");
        };
    }

    private static Predicate<StoredFile> types(String operator, String value) {
        return switch (operator) {
            case "=" -> file -> file.mimeType.equals(value);
            case "!=" -> file -> !file.mimeType.equals(value);
            case "contains" -> file -> file.mimeType.startsWith(value);
            default -> throw DriveRefusal.invalid("q");
        };
    }

    private static Predicate<StoredFile> times(String operator, String value) {
        Instant time = instant(value);
        return switch (operator) {
            case ">" -> file -> file.modified.isAfter(time);
            case ">=" -> file -> !file.modified.isBefore(time);
            case "<" -> file -> file.modified.isBefore(time);
            case "<=" -> file -> !file.modified.isAfter(time);
            default -> throw DriveRefusal.invalid("q");
        };
    }

    private static Instant instant(String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notATime) {
            throw DriveRefusal.invalid("q");
        }
    }

    private Predicate<StoredFile> properties() {
        expect("{");
        expect("key");
        expect("=");
        String key = text(word());
        expect("and");
        expect("value");
        expect("=");
        String value = text(word());
        expect("}");
        return file -> value.equals(file.appProperties.get(key));
    }

    private String word() {
        if (next == words.size()) {
            throw DriveRefusal.invalid("q");
        }
        return words.get(next++);
    }

    private boolean take(String expected) {
        boolean there = next < words.size() && words.get(next).equals(expected);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String expected) {
        if (!take(expected)) {
            throw DriveRefusal.invalid("q");
        }
    }

    /** The value between the quotes; a backslash protects what follows. */
    private static String text(String quoted) {
        if (!quoted.startsWith("'")) {
            throw DriveRefusal.invalid("q");
        }
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
