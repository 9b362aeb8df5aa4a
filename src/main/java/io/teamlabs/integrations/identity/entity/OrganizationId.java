package io.teamlabs.integrations.identity.entity;

/** The key of an organization: opaque text of the application's own, 1 to 64 characters. */
public record OrganizationId(String value) {

    private static final int LONGEST = 64;

    public OrganizationId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("An organization's id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
