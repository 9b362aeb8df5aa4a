package io.teamlabs.integrations.oauth.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;

/** A set of scopes in a stable order. Compared as a set: providers reorder, and separate by space or comma (RFC 6749, 3.3). */
public record ScopeSet(SortedSet<String> values) implements Iterable<String> {

    public static final ScopeSet EMPTY = new ScopeSet(new TreeSet<>());

    public ScopeSet {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    public static ScopeSet of(Collection<String> scopes) {
        return new ScopeSet(new TreeSet<>(scopes));
    }

    public static ScopeSet of(String... scopes) {
        return of(Arrays.asList(scopes));
    }

    /** Reads a provider's list, whichever of space and comma it separates by; blank parts are dropped. */
    public static ScopeSet parse(String list) {
        TreeSet<String> scopes = new TreeSet<>(Arrays.asList(list.split("[ ,]+")));
        scopes.remove("");
        return new ScopeSet(scopes);
    }

    public ScopeSet union(ScopeSet other) {
        TreeSet<String> both = new TreeSet<>(values);
        both.addAll(other.values);
        return new ScopeSet(both);
    }

    /** Returns what of this set the other lacks. */
    public ScopeSet missingFrom(ScopeSet other) {
        TreeSet<String> lacking = new TreeSet<>(values);
        lacking.removeAll(other.values);
        return new ScopeSet(lacking);
    }

    public boolean containsAll(ScopeSet other) {
        return values.containsAll(other.values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public String joined(String separator) {
        return String.join(separator, values);
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }
}
