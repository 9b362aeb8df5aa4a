package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.identity.control.BrowserSettings;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one cookie that tells a browser from others: one for each browser and not for each flow, so that two tabs work. It
 * says nothing of who the person is.
 */
@ApplicationScoped
public class BrowserCookie {

    static final String NAME = CallbackRequest.Browser.COOKIE;
    private static final Duration LIFETIME = Duration.ofDays(1);

    @Inject
    PublicAddress address;

    @Inject
    BrowserSettings browsers;

    /** Returns the secret that a browser sent; empty where it sent none of ours. */
    Optional<Secret> read(@Nullable String sent) {
        return RandomSecret.read(sent);
    }

    /** Returns the secret of a browser, a new one where it has none yet. */
    Secret readOrMint(@Nullable String sent) {
        return read(sent).orElseGet(RandomSecret::next);
    }

    /** Whether the page that asks is ours or of an allowed origin; any other one could not keep a cookie of ours anyway. */
    boolean mayBeSetFor(@Nullable String origin) {
        return address.origin().equals(origin) || browsers.allows(origin);
    }

    /** Returns the value of {@code Set-Cookie}. Lax, as the provider sends the browser back from another site (RFC 6265bis). */
    String header(Secret browser) {
        return NAME + "=" + browser.reveal() + "; Path=/; Max-Age=" + LIFETIME.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (address.isSecure() ? "; Secure" : "");
    }
}
