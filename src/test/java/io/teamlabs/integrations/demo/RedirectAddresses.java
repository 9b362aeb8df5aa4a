package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.simulator.SimulatorOptions;
import java.net.URI;

/** Where the vendors may send browsers back to: registered by hand at the real ones, here at the simulators. */
final class RedirectAddresses {

    private RedirectAddresses() {}

    static SimulatorOptions register(SimulatorOptions options, String base) {
        return options.allowReturnTo(base)
                .redirectUris(
                        "github",
                        URI.create(base + "/api/oauth/github/callback"),
                        URI.create(base + "/github-callback"))
                .redirectUris(
                        "google",
                        URI.create(base + "/api/oauth/google/callback"),
                        URI.create(base + "/api/google/callback"))
                .redirectUris("dropbox", URI.create(base + "/api/oauth/dropbox/callback"))
                .redirectUris("slack", URI.create(base + "/api/oauth/slack/callback"));
    }
}
