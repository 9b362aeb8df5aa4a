package io.teamlabs.integrations.legacy.boundary;

import jakarta.enterprise.context.ApplicationScoped;

/** The family of {@code /api/auth}: the reason stands in {@code error}. */
@ApplicationScoped
public class AuthCallForm extends OldForm {

    public AuthCallForm() {
        super("error", "auth/");
    }
}
