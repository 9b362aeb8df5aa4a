package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.grant.Scopes;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Google rewrites two short scopes to addresses and tells all of them in an order of its own. */
final class GoogleScopes {
    static final String PREFIX = "https://www.googleapis.com/auth/";
    static final String EMAIL = PREFIX + "userinfo.email";
    static final String PROFILE = PREFIX + "userinfo.profile";
    private static final Map<String, String> REWRITTEN = Map.of("email", EMAIL, "profile", PROFILE);
    private static final Set<String> SIGN_IN = Set.of("openid", EMAIL, PROFILE);

    private GoogleScopes() {}

    static Set<String> rewritten(Set<String> asked) {
        return Scopes.ordered(asked.stream()
                .map(scope -> REWRITTEN.getOrDefault(scope, scope))
                .collect(Collectors.toCollection(() -> new TreeSet<String>().descendingSet())));
    }

    static boolean isKnown(String scope) {
        return scope.equals("openid") || REWRITTEN.containsKey(scope) || scope.startsWith(PREFIX);
    }

    static boolean isSignIn(String scope) {
        return SIGN_IN.contains(scope);
    }
}
