package io.teamlabs.integrations.authorization.entity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An address of the frontend that the browser is sent back to; only {@link ReturnOrigins} makes one of what a caller sent. */
public final class ReturnUrl {

    private final String text;

    private ReturnUrl(String text) {
        this.text = text;
    }

    /** Takes an address that was checked when it was stored. */
    public static ReturnUrl stored(String checked) {
        return new ReturnUrl(checked);
    }

    /** Returns the address with these parameters in its query, in place of older ones of the same names. */
    public URI with(Map<String, String> parameters) {
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : text.substring(hash);
        String address = hash < 0 ? text : text.substring(0, hash);
        int mark = address.indexOf('?');
        List<String> query = new ArrayList<>(mark < 0 ? List.of() : kept(address.substring(mark + 1), parameters));
        parameters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        String path = mark < 0 ? address : address.substring(0, mark);
        return URI.create(path + (query.isEmpty() ? "" : "?" + String.join("&", query)) + fragment);
    }

    private static List<String> kept(String query, Map<String, String> replaced) {
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !replaced.containsKey(part.split("=", 2)[0]))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnUrl url && text.equals(url.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
