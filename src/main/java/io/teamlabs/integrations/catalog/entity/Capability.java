package io.teamlabs.integrations.catalog.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;

/**
 * Something that a connection lets TeamLabs do, with the scopes that it takes.
 *
 * @param always asked for with every connection, as the account is read with it
 * @param byDefault asked for when the caller names no capabilities
 */
public record Capability(String name, String description, ScopeSet scopes, boolean always, boolean byDefault) {}
