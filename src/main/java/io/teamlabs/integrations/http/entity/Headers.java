package io.teamlabs.integrations.http.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The headers of a message (RFC 9110, 5.1): names in any case of letters, each with its values in order. Immutable. They
 * may hold tokens: it prints as the names alone.
 */
public final class Headers {

    public static final Headers NONE = new Headers(Map.of());

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        this.values = Collections.unmodifiableMap(copy);
    }

    /**
     * The same with one more value.
     *
     * @throws IllegalArgumentException where the name is no token or the value has a control character, as either could
     *     begin another header
     */
    public Headers and(String name, String value) {
        require(name, value);
        Map<String, List<String>> more = copy();
        more.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return new Headers(more);
    }

    /** The same with one more value as a server sent it: what is no header by the rules above is left out. */
    public Headers lenientlyAnd(String name, String value) {
        try {
            return and(name, value);
        } catch (IllegalArgumentException malformed) {
            return this;
        }
    }

    /** The same with this value and no other of the name. */
    public Headers with(String name, String value) {
        return without(name).and(name, value);
    }

    public Headers without(String... names) {
        Map<String, List<String>> less = copy();
        for (String name : names) {
            less.remove(name);
        }
        return new Headers(less);
    }

    private Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, all) -> copy.put(name, new ArrayList<>(all)));
        return copy;
    }

    private static void require(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A header's name is a token of RFC 9110, 5.6.2");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new IllegalArgumentException("The value of " + name + " has a control character");
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The values of a name, joined by commas where there are several (RFC 9110, 5.3). */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> String.join(", ", all));
    }

    /** The values of a name as they came, none where it is absent. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Map<String, List<String>> asMap() {
        return values;
    }

    /** Tells each name and value, in the order of names. */
    public void forEach(BiConsumer<String, String> consumer) {
        values.forEach((name, all) -> all.forEach(value -> consumer.accept(name, value)));
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
