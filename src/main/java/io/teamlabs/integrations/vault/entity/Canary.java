package io.teamlabs.integrations.vault.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A known text sealed by the operator's keyset at the first start: a wrong keyset cannot open it. */
@Entity
@Immutable
@Table(name = "vault_canary")
public class Canary {

    @Id
    private int id;

    private byte[] canary;

    @Column(name = "key_id")
    private long keyId;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For JPA, which alone makes these. */
    @SuppressWarnings("NullAway.Init")
    protected Canary() {}
}
