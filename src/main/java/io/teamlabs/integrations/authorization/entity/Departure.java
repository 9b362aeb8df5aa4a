package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;

/** Where the browser goes now, and the state that the provider is given with it. */
public record Departure(URI address, Secret state) {}
