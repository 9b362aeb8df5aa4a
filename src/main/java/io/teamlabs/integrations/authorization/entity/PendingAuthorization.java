package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody began. It is started once, which mints its state, and consumed once, which ends it. Only
 * hashes of start id, browser and state are kept, and the verifier only sealed, until it is consumed.
 */
@Entity
@Table(name = "pending_authorizations")
public class PendingAuthorization {

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
    private String clientId;

    @Column(name = "began_with")
    private BeganWith beganWith;

    @Column(name = "redirect_uri")
    private String redirectUri;

    @Column(name = "return_url")
    private @Nullable String returnUrl;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "requested_scope", columnDefinition = "text[]")
    private List<String> requestedScope;

    @Column(name = "begun_by_kind")
    private String begunByKind;

    @Column(name = "begun_by")
    private @Nullable String begunBy;

    @Column(name = "start_hash")
    private byte @Nullable [] startHash;

    @Column(name = "browser_hash")
    private byte @Nullable [] browserHash;

    @Column(name = "state_hash")
    private byte @Nullable [] stateHash;

    @Column(name = "code_verifier")
    private byte @Nullable [] codeVerifier;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "consumed_at")
    private @Nullable Instant consumedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected PendingAuthorization() {}

    public PendingAuthorization(UUID id, Attempt attempt, Instant now, Instant expiresAt) {
        this.id = id;
        this.organizationId = attempt.organization().value();
        this.userId = attempt.user().value();
        this.integrationType = attempt.type().value();
        this.provider = attempt.client().provider().value();
        this.clientId = attempt.client().clientId();
        this.beganWith = attempt.beganWith();
        this.redirectUri = attempt.beganWith().redirectUri(attempt.client()).toString();
        this.returnUrl =
                attempt.returnUrl() == null ? null : attempt.returnUrl().toString();
        this.requestedScope = List.copyOf(attempt.scopes().values());
        this.begunByKind = attempt.actor().kind().column();
        this.begunBy = attempt.actor().id();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Gives the row an address at which a browser starts it; the browser is null where none could be bound. */
    public void startsAt(Digest start, @Nullable Digest browser) {
        startHash = start.bytes();
        browserHash = browser == null ? null : browser.bytes();
    }

    /** Sends the browser on: from now on only this state, from this browser, leads any further. */
    public void start(Digest state, @Nullable Digest browser, byte @Nullable [] sealedVerifier, Instant now) {
        stateHash = state.bytes();
        browserHash = browser == null ? null : browser.bytes();
        codeVerifier = sealedVerifier;
        startedAt = now;
    }

    /** Ends the row; the verifier is not needed again. */
    public void consume(Instant now) {
        consumedAt = now;
        codeVerifier = null;
    }

    public boolean isStarted() {
        return startedAt != null;
    }

    public boolean isConsumed() {
        return consumedAt != null;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean belongsTo(@Nullable Digest browser) {
        return browser != null && browser.matches(browserHash);
    }

    /** Whether a callback for that provider, at the redirect URI of that kind of call, can be the answer to this one. */
    public boolean isAnsweredAt(BeganWith redirect, ProviderId asked) {
        return beganWith == redirect && provider.equals(asked.value());
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

    public String clientId() {
        return clientId;
    }

    public BeganWith beganWith() {
        return beganWith;
    }

    public URI redirectUri() {
        return URI.create(redirectUri);
    }

    public @Nullable ReturnUrl returnUrl() {
        return returnUrl == null ? null : ReturnUrl.stored(returnUrl);
    }

    public ScopeSet requestedScope() {
        return ScopeSet.of(requestedScope);
    }

    public Actor begunBy() {
        return new Actor(Actor.Kind.valueOf(begunByKind.toUpperCase(Locale.ROOT)), begunBy);
    }

    public byte @Nullable [] codeVerifier() {
        return codeVerifier;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
