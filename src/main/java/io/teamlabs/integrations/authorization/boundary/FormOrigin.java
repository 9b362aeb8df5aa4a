package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.platform.PublicAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a form was sent from, as the browser says. Browsers say it with every POST, in one header at least; what says
 * neither is no browser and holds nobody's cookies.
 */
record FormOrigin(@Nullable String fetchSite, @Nullable String origin) {

    /** Whether nothing speaks against the form being ours. */
    boolean isOurs(PublicAddress address) {
        boolean sameSite = fetchSite == null || fetchSite.equals("same-origin");
        boolean sameOrigin = origin == null || origin.equals(address.origin());
        return sameSite && sameOrigin;
    }
}
