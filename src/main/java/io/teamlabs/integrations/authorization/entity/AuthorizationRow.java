package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is settled when a connection is begun, and never changes: for whom, what, by whom, and where the answer goes. */
@MappedSuperclass
public abstract class AuthorizationRow {

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

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    AuthorizationRow() {}

    AuthorizationRow(UUID id, Attempt attempt) {
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
}
