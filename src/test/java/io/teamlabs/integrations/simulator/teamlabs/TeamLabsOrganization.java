package io.teamlabs.integrations.simulator.teamlabs;

/** A row of TeamLabs' own table of organizations. */
public record TeamLabsOrganization(String id, String name) {}
