package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns of what the provider gave. They are written together or not at all; the generation is raised by whatever
 * replaces or erases tokens, and by nothing else. Never null in an entity, as its generation has always a value.
 */
@Embeddable
public class Grant {

    @Column(name = "client_id")
    private @Nullable String clientId;

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
    private long generation;

    void replace(NewGrant grant) {
        clientId = grant.clientId();
        accessToken = grant.tokens().accessToken();
        refreshToken = grant.tokens().refreshToken();
        tokensSealed = grant.tokens().sealed();
        tokenIssuedAt = grant.issuedAt();
        tokenExpiry = grant.expiresAt();
        refreshTokenExpiry = grant.refreshTokenExpiresAt();
        requestedScope = List.copyOf(grant.requested().values());
        scope = List.copyOf(grant.granted().values());
        generation++;
    }

    /** Nothing of the tokens stays; client and scopes do, so that people see what there was. */
    void erase() {
        accessToken = null;
        refreshToken = null;
        tokensSealed = true;
        tokenIssuedAt = null;
        tokenExpiry = null;
        refreshTokenExpiry = null;
        generation++;
    }

    boolean hasRefreshToken() {
        return refreshToken != null;
    }

    Optional<SealedTokens> tokens() {
        return accessToken == null
                ? Optional.empty()
                : Optional.of(new SealedTokens(accessToken, refreshToken, tokensSealed));
    }

    @Nullable
    String clientId() {
        return clientId;
    }

    @Nullable
    Instant tokenIssuedAt() {
        return tokenIssuedAt;
    }

    @Nullable
    Instant tokenExpiry() {
        return tokenExpiry;
    }

    ScopeSet scope() {
        return ScopeSet.of(scope);
    }

    ScopeSet requestedScope() {
        return ScopeSet.of(requestedScope);
    }

    long generation() {
        return generation;
    }

    @Override
    public String toString() {
        return "Grant[generation " + generation + "]";
    }
}
