package io.teamlabs.integrations.identity.entity;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user as the application's own table knows them; a user without an organization can hold no integration. */
public record Person(
        UserId id,
        @Nullable OrganizationId organization,
        @Nullable String role,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String profileImage) {

    /** Returns the organization; fails for a person without one, whom no permission lets through. */
    public OrganizationId requireOrganization() {
        if (organization == null) {
            throw new IllegalStateException("User " + id + " belongs to no organization");
        }
        return organization;
    }

    /** Administrators have the role Admin or Owner, in any case of letters. */
    public boolean isAdministrator() {
        return "admin".equalsIgnoreCase(role) || "owner".equalsIgnoreCase(role);
    }

    /** Returns the name in words, else the e-mail, else the id. */
    public String displayName() {
        String name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return name;
        }
        return email == null ? id.value() : email;
    }
}
