package io.teamlabs.integrations.event.entity;

import io.teamlabs.integrations.identity.entity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of the append-only record: what happened to whom, by whom, when. People appear only by their ids. */
@Entity
@Immutable
@Table(name = "integration_events")
public class IntegrationEvent {

    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    @Column(name = "organization_id")
    private String organizationId;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    private EventKind kind;

    @Column(name = "integration_id")
    private @Nullable UUID integrationId;

    @Column(name = "user_id")
    private @Nullable String userId;

    @Column(name = "integration_type")
    private @Nullable String integrationType;

    @Column(name = "actor_kind")
    private String actorKind;

    @Column(name = "actor_id")
    private @Nullable String actorId;

    private @Nullable String code;

    @JdbcTypeCode(SqlTypes.JSON)
    private String detail = "{}";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationEvent() {}

    /** An event of the current organization; the code is a stable error or outcome code, where there is one. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the organization from the session
    public IntegrationEvent(
            UUID id, EventKind kind, EventSubject subject, Actor actor, @Nullable String code, Instant at) {
        this.id = id;
        this.kind = kind;
        this.integrationId = subject.integration();
        this.userId = subject.user().value();
        this.integrationType = subject.integrationType();
        this.actorKind = actor.kind().column();
        this.actorId = actor.id();
        this.code = code;
        this.occurredAt = at;
    }

    public EventKind kind() {
        return kind;
    }

    public @Nullable String code() {
        return code;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** Returns further facts as the text of a JSON object; never a secret. */
    public String detail() {
        return detail;
    }
}
