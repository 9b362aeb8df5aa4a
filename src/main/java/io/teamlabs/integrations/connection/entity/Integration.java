package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One person's connection of one integration type. Status, connection, tokens and {@code refresh_at} move only together,
 * through the methods of this class; whatever replaces or erases tokens raises the generation, and nothing else does.
 * Updates write only changed columns, so that an edit of settings never carries old tokens back.
 */
@Entity
@Table(name = "integrations")
@DynamicUpdate
public class Integration {

    private static final int FAILURES_TO_ERROR = 5;
    private static final int LONGEST_ERROR = 500;

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

    @Column(name = "client_id")
    private @Nullable String clientId;

    @Column(name = "is_connected")
    private boolean connected;

    private IntegrationStatus status;

    @Column(name = "connected_at")
    private @Nullable Instant connectedAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "access_token")
    private byte @Nullable [] accessToken;

    @Column(name = "refresh_token")
    private byte @Nullable [] refreshToken;

    @Column(name = "tokens_sealed")
    private boolean tokensSealed = true;

    @Column(name = "token_issued_at")
    private @Nullable Instant tokenIssuedAt;

    @Column(name = "token_expiry")
    private @Nullable Instant tokenExpiry;

    @Column(name = "refresh_token_expiry")
    private @Nullable Instant refreshTokenExpiry;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "scope", columnDefinition = "text[]")
    private List<String> scope = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "requested_scope", columnDefinition = "text[]")
    private List<String> requestedScope = List.of();

    @Column(name = "grant_generation")
    private long grantGeneration;

    @Embedded
    private @Nullable ExternalAccount account;

    @Column(name = "error_count")
    private int errorCount;

    @Column(name = "authentication_error_count")
    private int authenticationErrorCount;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "last_error_code")
    private @Nullable String lastErrorCode;

    @Column(name = "last_error_at")
    private @Nullable Instant lastErrorAt;

    @Column(name = "refresh_at")
    private @Nullable Instant refreshAt;

    @Column(name = "lease_id")
    private @Nullable UUID leaseId;

    @Column(name = "rotation_uncertain")
    private boolean rotationUncertain;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings = "{}";

    @JdbcTypeCode(SqlTypes.JSON)
    private String metadata = "{}";

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Integration() {}

    /** A row that is about to be connected; it is stored only once {@link #connect} has filled it. */
    @SuppressWarnings("NullAway.Init")
    public Integration(UUID id, OrganizationId organization, UserId user, TypeKey type, ProviderId provider, Instant now) {
        this.id = id;
        this.organizationId = organization.value();
        this.userId = user.value();
        this.integrationType = type.value();
        this.provider = provider.value();
        this.status = IntegrationStatus.REVOKED;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Tokens are attached: whatever was before, the row is active and free of errors. */
    public void connect(NewGrant grant, Instant now) {
        accessToken = grant.tokens().accessToken();
        refreshToken = grant.tokens().refreshToken();
        tokensSealed = grant.tokens().sealed();
        tokenIssuedAt = grant.issuedAt();
        tokenExpiry = grant.expiresAt();
        refreshTokenExpiry = grant.refreshTokenExpiresAt();
        requestedScope = List.copyOf(grant.requested().values());
        scope = List.copyOf(grant.granted().values());
        clientId = grant.clientId();
        account = new ExternalAccount(grant.account());
        refreshAt = refreshToken == null ? null : grant.refreshAt();
        status = IntegrationStatus.ACTIVE;
        connected = true;
        connectedAt = now;
        grantReplaced(now);
        resetErrorCount(now);
    }

    /** A refresh failed for now: it stays due after the back-off; from five in a row the status says so. */
    public void refreshFailed(String code, String words, Instant retryAt, Instant now) {
        incrementErrorCount(code, words, now);
        postponeRefresh(retryAt);
    }

    /** The operator's fault: the connection is not blamed, its refresh is tried later. */
    public void refreshMisconfigured(String code, String words, Instant retryAt, Instant now) {
        remember(code, words, now);
        postponeRefresh(retryAt);
    }

    private void postponeRefresh(Instant retryAt) {
        refreshAt = refreshToken == null ? null : retryAt;
        leaseId = null;
    }

    /** A request to a rotating provider may have been heard without an answer: the next refusal means a lost rotation. */
    public void rotationBecameUncertain() {
        rotationUncertain = true;
    }

    /** The provider no longer honours the grant: nothing of it is kept, the person must connect again. */
    public void grantGone(String code, String words, Instant now) {
        cut(now);
        remember(code, words, now);
    }

    /** The token ran out and nothing can refresh it. */
    public void ranOut(String words, Instant now) {
        status = IntegrationStatus.EXPIRED;
        refreshAt = null;
        leaseId = null;
        remember(ErrorCode.RAN_OUT, words, now);
    }

    /** The stored tokens cannot be unsealed: set aside, kept, and no longer tried. */
    public void unreadable(String words, Instant now) {
        status = IntegrationStatus.ERROR;
        refreshAt = null;
        leaseId = null;
        remember(ErrorCode.UNREADABLE, words, now);
    }

    /** Cut by a person, a sweep or a switch: nothing is wrong, nothing is left. */
    public void disconnect(Instant now) {
        cut(now);
        resetErrorCount(now);
        status = IntegrationStatus.REVOKED;
    }

    private void cut(Instant now) {
        accessToken = null;
        refreshToken = null;
        tokensSealed = true;
        tokenIssuedAt = null;
        tokenExpiry = null;
        refreshTokenExpiry = null;
        refreshAt = null;
        status = IntegrationStatus.REVOKED;
        connected = false;
        connectedAt = null;
        grantReplaced(now);
    }

    private void grantReplaced(Instant now) {
        grantGeneration++;
        leaseId = null;
        rotationUncertain = false;
        updatedAt = now;
    }

    /** Counts a failure in a row; from five the status is {@code error}, while the row is still tried. */
    public void incrementErrorCount(String code, String words, Instant now) {
        errorCount++;
        remember(code, words, now);
        if (errorCount >= FAILURES_TO_ERROR && status == IntegrationStatus.ACTIVE) {
            status = IntegrationStatus.ERROR;
        }
    }

    /** Clears count and reason; an {@code error} row is active again and its refresh due at its time. */
    public void resetErrorCount(Instant now) {
        errorCount = 0;
        authenticationErrorCount = 0;
        lastError = null;
        lastErrorCode = null;
        lastErrorAt = null;
        if (status == IntegrationStatus.ERROR) {
            status = IntegrationStatus.ACTIVE;
        }
        updatedAt = now;
    }

    /** An administrator asks to try again: errors are forgotten, and what can be refreshed is due at once. */
    public void resetErrors(Instant now) {
        resetErrorCount(now);
        if (connected && status == IntegrationStatus.ACTIVE && refreshToken != null && tokenExpiry != null && leaseId == null) {
            Instant point = RefreshSchedule.refreshPoint(tokenIssuedAt, tokenExpiry);
            refreshAt = point.isBefore(now) ? now : point;
        }
    }

    private void remember(String code, String words, Instant now) {
        lastErrorCode = code;
        lastError = words.length() <= LONGEST_ERROR ? words : words.substring(0, LONGEST_ERROR);
        lastErrorAt = now;
        updatedAt = now;
    }

    /** Whether the access token's time is over; a token without an expiry never runs out. */
    public boolean isTokenExpired(Instant now) {
        return tokenExpiry != null && !tokenExpiry.isAfter(now);
    }

    /** Whether there is a refresh token and the access token is past its refresh point. */
    public boolean needsRefresh(Instant now) {
        return refreshToken != null
                && tokenExpiry != null
                && !RefreshSchedule.refreshPoint(tokenIssuedAt, tokenExpiry).isAfter(now);
    }

    public void updateLastUsed(Instant now) {
        lastUsedAt = now;
    }

    /** Whether the person must connect again before anything works. */
    public boolean needsReconnect() {
        return switch (status) {
            case ACTIVE -> false;
            case EXPIRED -> true;
            case REVOKED -> lastErrorCode != null;
            case ERROR -> ErrorCode.UNREADABLE.equals(lastErrorCode);
        };
    }

    /** What JSON calls connected: connected, and active or in error. */
    public boolean isUsable() {
        return connected && (status == IntegrationStatus.ACTIVE || status == IntegrationStatus.ERROR);
    }

    public void replaceSettings(String settingsJson, Instant now) {
        settings = settingsJson;
        updatedAt = now;
    }

    public void replaceMetadata(String metadataJson, Instant now) {
        metadata = metadataJson;
        updatedAt = now;
    }

    /** The stored tokens; empty where the row is cut. */
    public Optional<SealedTokens> tokens() {
        return accessToken == null
                ? Optional.empty()
                : Optional.of(new SealedTokens(accessToken, refreshToken, tokensSealed));
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

    public @Nullable String clientId() {
        return clientId;
    }

    public boolean isConnected() {
        return connected;
    }

    public IntegrationStatus status() {
        return status;
    }

    public @Nullable Instant connectedAt() {
        return connectedAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public @Nullable Instant tokenIssuedAt() {
        return tokenIssuedAt;
    }

    public @Nullable Instant tokenExpiry() {
        return tokenExpiry;
    }

    public boolean hasRefreshToken() {
        return refreshToken != null;
    }

    public ScopeSet scope() {
        return ScopeSet.of(scope);
    }

    public ScopeSet requestedScope() {
        return ScopeSet.of(requestedScope);
    }

    public long grantGeneration() {
        return grantGeneration;
    }

    public @Nullable ExternalAccount account() {
        return account;
    }

    public int errorCount() {
        return errorCount;
    }

    public @Nullable String lastError() {
        return lastError;
    }

    public @Nullable String lastErrorCode() {
        return lastErrorCode;
    }

    public @Nullable Instant lastErrorAt() {
        return lastErrorAt;
    }

    public @Nullable Instant refreshAt() {
        return refreshAt;
    }

    public @Nullable UUID leaseId() {
        return leaseId;
    }

    public boolean isRotationUncertain() {
        return rotationUncertain;
    }

    public String settings() {
        return settings;
    }

    public String metadata() {
        return metadata;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
