package io.teamlabs.integrations.simulator.grant;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Scope sets that keep their order. */
public final class Scopes {
    private Scopes() {}

    /** Splits at blanks and commas. */
    public static Set<String> parse(String text) {
        Set<String> scopes = new LinkedHashSet<>(Arrays.asList(text.split("[\\s,]+", -1)));
        scopes.remove("");
        return ordered(scopes);
    }

    public static Set<String> ordered(Collection<String> scopes) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    public static Set<String> union(Collection<String> some, Collection<String> more) {
        Set<String> union = new LinkedHashSet<>(some);
        union.addAll(more);
        return ordered(union);
    }
}
