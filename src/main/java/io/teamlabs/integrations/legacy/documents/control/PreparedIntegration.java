package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection with the organization and the row that its tokens were sealed for, and that row as it is written. */
final class PreparedIntegration {

    private final OldIntegration integration;
    private @Nullable OrganizationId organization;
    private UUID row = new UUID(0, 0);
    private byte @Nullable [] accessToken;
    private byte @Nullable [] refreshToken;
    private byte[] staged = {};
    private @Nullable DocumentNote note;

    PreparedIntegration(OldIntegration integration) {
        this.integration = integration;
    }

    /** Tokens are bound to their row: another organization or row wants them sealed again. */
    void sealed(OrganizationId forOrganization, UUID forRow, byte @Nullable [] access, byte @Nullable [] refresh) {
        organization = forOrganization;
        row = forRow;
        accessToken = access;
        refreshToken = refresh;
    }

    /** Keeps the row that goes to the database. */
    void staged(byte[] made) {
        staged = made;
    }

    byte[] staged() {
        return staged;
    }

    /** Returns what is kept of the document; made once, as it is asked for again where there is a row already. */
    DocumentNote note() {
        DocumentNote made = note == null ? DocumentNote.of(integration) : note;
        note = made;
        return made;
    }

    boolean isSealedFor(OrganizationId wanted) {
        return wanted.equals(organization);
    }

    OldIntegration integration() {
        return integration;
    }

    OrganizationId organization() {
        return Objects.requireNonNull(organization, "sealed before it is written");
    }

    UUID row() {
        return row;
    }

    byte @Nullable [] accessToken() {
        return accessToken;
    }

    byte @Nullable [] refreshToken() {
        return refreshToken;
    }

    @Override
    public String toString() {
        return "PreparedIntegration[" + row + "]";
    }
}
