package io.teamlabs.integrations.vault.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The data key of one organization, wrapped by the operator's keyset. The database shows each organization its own. */
@Entity
@Immutable
@Table(name = "organization_keys")
public class OrganizationKey {

    @Id
    @Column(name = "organization_id")
    private String organizationId;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "rewrapped_at")
    private @Nullable Instant rewrappedAt;

    /** For JPA, which alone makes these: rows are written by one statement that yields to a row already there. */
    @SuppressWarnings("NullAway.Init")
    protected OrganizationKey() {}
}
