package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.util.Map;
import java.util.Set;

/** Google's scopes: three short names are rewritten in answers, and broad scopes cover narrow ones. */
final class GoogleScopes {

    private static final String ROOT = "https://www.googleapis.com/auth/";

    private static final Map<String, String> LONG_NAMES =
            Map.of("email", ROOT + "userinfo.email", "profile", ROOT + "userinfo.profile");

    /** Broad scopes, each with what else it allows; without the common beginning. */
    private static final Map<String, Set<String>> COVERED = Map.of(
            "calendar",
            Set.of(
                    "calendar.readonly",
                    "calendar.events",
                    "calendar.events.readonly",
                    "calendar.calendarlist",
                    "calendar.calendarlist.readonly",
                    "calendar.freebusy"),
            "calendar.readonly",
            Set.of("calendar.events.readonly", "calendar.calendarlist.readonly", "calendar.freebusy"),
            "calendar.events",
            Set.of("calendar.events.readonly"),
            "calendar.calendarlist",
            Set.of("calendar.calendarlist.readonly"),
            "drive",
            Set.of("drive.file", "drive.readonly", "drive.metadata", "drive.metadata.readonly"));

    private GoogleScopes() {}

    /** A scope of an API by its short name: {@code calendar.events}. */
    static String of(String name) {
        return ROOT + name;
    }

    /** The scopes as Google's answers name them. */
    static ScopeSet normalized(ScopeSet scopes) {
        return ScopeSet.of(
                scopes.values().stream().map(GoogleScopes::normalized).toList());
    }

    private static String normalized(String scope) {
        return LONG_NAMES.getOrDefault(scope, scope);
    }

    static boolean covers(ScopeSet granted, String scope) {
        String wanted = normalized(scope);
        return normalized(granted).values().stream().anyMatch(one -> one.equals(wanted) || isCovered(one, wanted));
    }

    private static boolean isCovered(String broad, String narrow) {
        if (!broad.startsWith(ROOT) || !narrow.startsWith(ROOT)) {
            return false;
        }
        return COVERED.getOrDefault(broad.substring(ROOT.length()), Set.of()).contains(narrow.substring(ROOT.length()));
    }
}
