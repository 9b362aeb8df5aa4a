package io.teamlabs.integrations.legacy.boundary;

import jakarta.enterprise.context.ApplicationScoped;

/** The family of {@code /api/google…}, and the status calls made after its pattern: the reason stands in {@code message}. */
@ApplicationScoped
public class GoogleCallForm extends OldForm {

    public GoogleCallForm() {
        super("message", "google/", "google-calendar/", "google-drive/", "google-meet/", "dropbox/", "slack/");
    }
}
