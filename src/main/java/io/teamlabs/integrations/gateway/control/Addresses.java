package io.teamlabs.integrations.gateway.control;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address lies below another. For the SPI's {@code owns}. */
public final class Addresses {

    /** Segments that servers resolve, in whatever way they are written (RFC 3986, 5.2.4). */
    private static final Pattern DOTS = Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Whether the address has the base's scheme, host and port, and its path begins with the base's. */
    public static boolean isWithin(URI base, URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        String path = String.valueOf(address.getRawPath());
        return Redirects.sameOrigin(base, address)
                && (path + "/").startsWith(base.getRawPath() + "/")
                && !hasDotSegments(path)
                && path.indexOf('\\') < 0
                && !path.toLowerCase(Locale.ROOT).contains("%5c");
    }

    /** Whether a path has a segment of one or two dots, encoded or not. */
    public static boolean hasDotSegments(String rawPath) {
        return DOTS.matcher(rawPath).find();
    }
}
