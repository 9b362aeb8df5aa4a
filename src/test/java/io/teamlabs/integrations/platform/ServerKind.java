package io.teamlabs.integrations.platform;

/** The two servers that the WAR runs on. */
public enum ServerKind {
    PAYARA,
    WILDFLY
}
