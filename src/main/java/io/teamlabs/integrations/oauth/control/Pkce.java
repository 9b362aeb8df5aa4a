package io.teamlabs.integrations.oauth.control;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.teamlabs.integrations.platform.Secret;

/** Proof key for code exchange (RFC 7636). */
public final class Pkce {

    private Pkce() {}

    /** Returns a new verifier: 256 bits of a secure random source as 43 characters of base64url (4.1). */
    public static Secret verifier() {
        return new Secret(new CodeVerifier().getValue());
    }
}
