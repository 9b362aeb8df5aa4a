package io.teamlabs.integrations.platform;

/**
 * A value that must not be seen: a token, a code, a client's secret, a verifier. It prints as dots, has no JSON
 * mapping, and is opened only where it leaves for its owner.
 */
public final class Secret {

    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be empty");
        }
        this.value = value;
    }

    /** Returns the value itself; the caller hands it on and does not keep it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
