package io.teamlabs.integrations.platform;

import java.net.URI;

/** Where people and providers reach this service; never taken from a request's {@code Host}. */
public record PublicAddress(URI base) {

    public static PublicAddress from(SettingsReader reader) {
        if (reader.optional("PUBLIC_BASE_URL") == null) {
            reader.fault(
                    "PUBLIC_BASE_URL", "It is not set. Set it to the address at which browsers reach the service.");
        }
        return new PublicAddress(reader.url("PUBLIC_BASE_URL", "http://localhost:8080"));
    }

    /** Returns an address below the base; the path begins with a slash. */
    public URI resolve(String path) {
        return URI.create(base + path);
    }

    /** Returns scheme, host and port, as browsers write it in {@code Origin}. */
    public String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    public boolean isSecure() {
        return "https".equals(base.getScheme());
    }
}
