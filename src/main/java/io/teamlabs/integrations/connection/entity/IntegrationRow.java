package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a row of integrations is apart from its state: whose it is, of which type and account, and what people set on it. */
@MappedSuperclass
public abstract class IntegrationRow {

    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    @Column(name = "organization_id")
    private String organizationId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "integration_type")
    private String integrationType;

    private String provider;

    @Embedded
    private @Nullable ExternalAccount account;

    @Embedded
    private Failures failures = new Failures();

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings = "{}";

    @JdbcTypeCode(SqlTypes.JSON)
    private String metadata = "{}";

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    IntegrationRow() {}

    IntegrationRow(UUID id, OrganizationId organization, UserId user, TypeKey type, ProviderId provider, Instant now) {
        this.id = id;
        this.organizationId = organization.value();
        this.userId = user.value();
        this.integrationType = type.value();
        this.provider = provider.value();
        this.createdAt = now;
        this.updatedAt = now;
    }

    final void changed(Instant now) {
        updatedAt = now;
    }

    final void belongsTo(Account atProvider) {
        account = new ExternalAccount(atProvider);
    }

    final Failures failures() {
        return failures;
    }

    public void replaceSettings(String settingsJson, Instant now) {
        settings = settingsJson;
        changed(now);
    }

    public void replaceMetadata(String metadataJson, Instant now) {
        metadata = metadataJson;
        changed(now);
    }

    /** Usage is no change: neither {@code updated_at} nor anything of the state moves with it. */
    public void updateLastUsed(Instant now) {
        lastUsedAt = now;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public UUID id() {
        return id;
    }

    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }

    public UserId user() {
        return new UserId(userId);
    }

    public TypeKey type() {
        return new TypeKey(integrationType);
    }

    public ProviderId provider() {
        return new ProviderId(provider);
    }

    public @Nullable ExternalAccount account() {
        return account;
    }

    public String settings() {
        return settings;
    }

    public String metadata() {
        return metadata;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int errorCount() {
        return failures.inARow();
    }

    /** Whether refusals of the token are counted. */
    public boolean hasAuthenticationFailures() {
        return failures.hasAuthentication();
    }

    public @Nullable String lastError() {
        return failures.lastError();
    }

    public @Nullable String lastErrorCode() {
        return failures.lastErrorCode();
    }

    public @Nullable Instant lastErrorAt() {
        return failures.lastErrorAt();
    }
}
