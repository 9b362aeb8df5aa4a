package io.teamlabs.integrations.simulator.grant;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application registered at a vendor. Redirect URIs are compared as text (RFC 6749 section 3.1.2.3). */
public final class Client {
    private final String id;
    private final String secret;
    private final List<String> redirectUris = new CopyOnWriteArrayList<>();

    Client(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    public String id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    void register(URI redirectUri) {
        if (!redirectUris.contains(redirectUri.toString())) {
            redirectUris.add(redirectUri.toString());
        }
    }

    public boolean hasRegistered(String redirectUri) {
        return redirectUris.contains(redirectUri);
    }

    public List<String> redirectUris() {
        return List.copyOf(redirectUris);
    }

    @Override
    public String toString() {
        return "client " + id;
    }
}
