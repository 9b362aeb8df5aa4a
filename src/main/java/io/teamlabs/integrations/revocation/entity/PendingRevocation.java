package io.teamlabs.integrations.revocation.entity;

import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Tokens that are still to be revoked, sealed. The row goes when the provider confirmed, or when it is given up. */
@Entity
@Table(name = "pending_revocations")
public class PendingRevocation {

    /** The one who wrote the row works it off at once; the timer leaves it alone for so long. */
    private static final Duration HEAD_START = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    @Column(name = "organization_id")
    private String organizationId;

    @Column(name = "integration_id")
    private UUID integrationId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "integration_type")
    private String integrationType;

    private String provider;

    @Column(name = "client_id")
    private @Nullable String clientId;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "access_token")
    private byte @Nullable [] accessToken;

    @Column(name = "refresh_token")
    private byte @Nullable [] refreshToken;

    @Column(name = "tokens_sealed")
    private boolean tokensSealed = true;

    @Column(name = "token_expiry")
    private @Nullable Instant tokenExpiry;

    @Column(name = "created_at")
    private Instant createdAt;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "lease_id")
    private @Nullable UUID leaseId;

    @Column(name = "last_error_code")
    private @Nullable String lastErrorCode;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected PendingRevocation() {}

    /** A row for an order, its tokens already sealed for this id. */
    public PendingRevocation(UUID id, RevocationOrder order, SealedGrant sealed, Instant now) {
        this.id = id;
        this.organizationId = order.organization().value();
        this.integrationId = order.subject().integration();
        this.userId = order.subject().user().value();
        this.integrationType = order.subject().integrationType();
        this.provider = order.grant().provider().value();
        this.clientId = order.grant().clientId();
        this.externalId = order.grant().externalId();
        this.accessToken = sealed.access();
        this.refreshToken = sealed.refresh();
        this.tokenExpiry = sealed.accessExpiry();
        this.createdAt = now;
        this.nextAttemptAt = now.plus(HEAD_START);
    }

    /** Takes the row for one attempt, unless somebody else's attempt may still be under way. */
    public boolean claim(UUID lease, Instant now, Duration length) {
        if (isClaimedBy(lease)) {
            return true;
        }
        if (leaseId != null && nextAttemptAt.isAfter(now)) {
            return false;
        }
        leaseId = lease;
        nextAttemptAt = now.plus(length);
        return true;
    }

    public boolean isClaimedBy(UUID lease) {
        return lease.equals(leaseId);
    }

    /** The attempt failed; the row is due again at its time. */
    public void failed(String code, Instant nextAttempt) {
        attempts++;
        lastErrorCode = code;
        nextAttemptAt = nextAttempt;
        leaseId = null;
    }

    public boolean isTooOld(Instant now, Duration giveUpAfter) {
        return !now.isBefore(createdAt.plus(giveUpAfter));
    }

    public UUID id() {
        return id;
    }

    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }

    public EventSubject subject() {
        return new EventSubject(integrationId, new UserId(userId), integrationType);
    }

    public GrantKey grant() {
        return new GrantKey(new ProviderId(provider), clientId, externalId);
    }

    public SealedGrant sealed() {
        return new SealedGrant(accessToken, refreshToken, tokenExpiry);
    }

    public int attempts() {
        return attempts;
    }

    public @Nullable String lastErrorCode() {
        return lastErrorCode;
    }
}
