package io.teamlabs.integrations.simulator.google.drive;

import java.util.List;

/**
 * A permission: who may do what with one file.
 *
 * @param id the person's permission id, or {@code anyoneWithLink}
 * @param type {@code user}, {@code group}, {@code domain} or {@code anyone}
 * @param role from {@code reader} to {@code owner}
 * @param address the person's or group's, or the domain; empty for anyone
 * @param name what Drive shows
 */
record Share(String id, String type, String role, String address, String name) {
    static final String OWNER = "owner";
    static final String WRITER = "writer";
    static final String COMMENTER = "commenter";
    static final String READER = "reader";
    static final String ANYONE = "anyone";
    /** The weakest first. */
    static final List<String> ROLES = List.of(READER, COMMENTER, WRITER, "fileOrganizer", "organizer", OWNER);

    boolean isFor(String email) {
        return type.equals(ANYONE)
                || address.equalsIgnoreCase(email)
                || (type.equals("domain") && email.endsWith("@" + address));
    }

    /** Whether the role is that one or a stronger. */
    boolean allows(String least) {
        return ROLES.indexOf(role) >= ROLES.indexOf(least);
    }

    Share as(String otherRole) {
        return new Share(id, type, otherRole, address, name);
    }
}
