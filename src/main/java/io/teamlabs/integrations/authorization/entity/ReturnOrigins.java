package io.teamlabs.integrations.authorization.entity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origins that browsers may be sent back to. Addresses are read strictly instead of being repaired as browsers do:
 * what two parsers might take for two different hosts is refused (RFC 9700, 4.11).
 */
public record ReturnOrigins(Set<String> origins) {

    private static final int LONGEST = 2000;
    private static final String AUTHORITY =
            "(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?";
    private static final Pattern ORIGIN = Pattern.compile(AUTHORITY);
    private static final Pattern ADDRESS =
            Pattern.compile(AUTHORITY + "(?=[/?#]|$)(?:[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*");
    /** Encoded control characters and backslashes: some server on the way may decode them. */
    private static final Pattern DECEITFUL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff]|5[Cc])");

    public ReturnOrigins {
        origins = Set.copyOf(origins);
    }

    /** Returns an origin as it is compared, without the port that its scheme implies; empty where the text is none. */
    public static Optional<String> origin(String text) {
        Matcher origin = ORIGIN.matcher(text);
        return origin.matches() ? Optional.of(normal(origin)) : Optional.empty();
    }

    /** Returns the address to go back to; empty where it is not on the list or not written plainly. */
    public Optional<ReturnUrl> accept(String text) {
        Matcher address = ADDRESS.matcher(text);
        boolean plain = text.length() <= LONGEST
                && address.matches()
                && text.indexOf('#') == text.lastIndexOf('#')
                && !DECEITFUL.matcher(text).find();
        return plain && origins.contains(normal(address)) && isSameToJava(text, address)
                ? Optional.of(ReturnUrl.stored(text))
                : Optional.empty();
    }

    private static String normal(Matcher address) {
        String scheme = address.group(1);
        String port = address.group(3);
        boolean implied = port == null || port.equals(scheme.equals("https") ? "443" : "80");
        return scheme + "://" + address.group(2) + (implied ? "" : ":" + port);
    }

    private static boolean isSameToJava(String text, Matcher address) {
        try {
            URI uri = new URI(text);
            return address.group(2).equals(uri.getHost()) && uri.getRawUserInfo() == null;
        } catch (URISyntaxException refused) {
            return false;
        }
    }
}
