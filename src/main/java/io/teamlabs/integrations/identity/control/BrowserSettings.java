package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which pages of other origins may call us, and where the console sends people to sign in. */
public record BrowserSettings(
        Set<String> allowedOrigins, @Nullable URI consoleSignInUrl) {

    private static final String ORIGINS = "CORS_ALLOWED_ORIGINS";
    private static final String SIGN_IN = "CONSOLE_SIGN_IN_URL";

    public static BrowserSettings from(SettingsReader reader) {
        Set<String> origins = reader.list(ORIGINS, List.of()).stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (!origins.stream().allMatch(BrowserSettings::isOrigin)) {
            reader.fault(
                    ORIGINS,
                    "Set it to origins as browsers send them, such as https://app.example.com, separated by commas.");
        }
        String signIn = reader.optional(SIGN_IN);
        return new BrowserSettings(origins, signIn == null ? null : reader.url(SIGN_IN, signIn));
    }

    /** A star would open every answer to every page, with credentials: the list knows none. */
    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && text.equals(uri.getScheme() + "://" + uri.getAuthority());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether the value of an {@code Origin} header is on the list. */
    public boolean allows(@Nullable String origin) {
        return origin != null && allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
