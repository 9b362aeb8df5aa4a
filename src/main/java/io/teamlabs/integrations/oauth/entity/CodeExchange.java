package io.teamlabs.integrations.oauth.entity;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An authorization code on its way to the token endpoint (RFC 6749, 4.1.3; RFC 7636, 4.5). */
public record CodeExchange(
        Secret code, URI redirectUri, @Nullable Secret verifier) {}
