package io.teamlabs.integrations.legacy.entity;

/** A user and type where old columns and row differ, by name, and how; the words are those of the database's views. */
public record Difference(String user, String type, String difference) {}
