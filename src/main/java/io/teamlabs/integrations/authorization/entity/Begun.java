package io.teamlabs.integrations.authorization.entity;

import java.net.URI;
import java.time.Instant;

/** Where a browser starts a connection, and until when it may and its answer may come. */
public record Begun(URI authorizationUri, Instant expiresAt) {}
