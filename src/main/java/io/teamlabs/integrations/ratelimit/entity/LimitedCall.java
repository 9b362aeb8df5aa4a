package io.teamlabs.integrations.ratelimit.entity;

import java.net.URI;

/**
 * A call to a provider, as its quotas see it.
 *
 * @param client the client id of the app in whose name it is made
 * @param account the provider's id of the account that it acts in
 */
public record LimitedCall(String client, String account, String method, URI uri) {}
