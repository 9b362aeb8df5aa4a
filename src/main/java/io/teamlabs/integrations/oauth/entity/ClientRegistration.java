package io.teamlabs.integrations.oauth.entity;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;

/**
 * Our client at a provider: the operator's credentials and the two redirect URIs registered there, one for
 * {@code /api/v1} and one for the old frontend's calls.
 */
public record ClientRegistration(
        ProviderId provider, String clientId, Secret clientSecret, URI redirectUri, URI oldRedirectUri) {}
