package io.teamlabs.integrations.simulator.teamlabs;

import java.util.List;
import java.util.Locale;

/** Two organizations, each with an administrator and two members. */
final class People {
    static final List<TeamLabsOrganization> ORGANIZATIONS = List.of(
            new TeamLabsOrganization("org-aurora", "Aurora Labs"),
            new TeamLabsOrganization("org-borealis", "Borealis Works"));

    static final List<TeamLabsUser> USERS = List.of(
            aurora("65a1f0c2d3e4b5a697880101", "Admin", "Iris", "Adler"),
            aurora("65a1f0c2d3e4b5a697880102", "Member", "Jonas", "Berg"),
            aurora("65a1f0c2d3e4b5a697880103", "Member", "Keiko", "Mori"),
            borealis("65a1f0c2d3e4b5a697880201", "Admin", "Lena", "Novak"),
            borealis("65a1f0c2d3e4b5a697880202", "Member", "Mateo", "Ruiz"),
            borealis("65a1f0c2d3e4b5a697880203", "Member", "Noor", "Haddad"));

    private People() {}

    private static TeamLabsUser aurora(String id, String role, String firstName, String lastName) {
        return new TeamLabsUser(
                id, "org-aurora", role, firstName, lastName, firstName.toLowerCase(Locale.ROOT) + "@aurora.example");
    }

    private static TeamLabsUser borealis(String id, String role, String firstName, String lastName) {
        return new TeamLabsUser(
                id,
                "org-borealis",
                role,
                firstName,
                lastName,
                firstName.toLowerCase(Locale.ROOT) + "@borealis.example");
    }
}
