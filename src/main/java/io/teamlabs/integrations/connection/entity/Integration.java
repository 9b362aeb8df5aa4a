package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One person's connection of one integration type. Status, connection, tokens and {@code refresh_at} move only together,
 * through the methods of this class. What is told of a row that has been cut meanwhile changes nothing: the cut wins.
 * Updates write only what changed, so that an edit of settings never carries old tokens back.
 */
@Entity
@Table(name = "integrations")
@DynamicUpdate
public class Integration extends IntegrationRow implements TokenState {

    @Column(name = "is_connected")
    private boolean connected;

    private IntegrationStatus status;

    @Column(name = "connected_at")
    private @Nullable Instant connectedAt;

    @Embedded
    private Grant grant = new Grant();

    @Column(name = "refresh_at")
    private @Nullable Instant refreshAt;

    @Column(name = "lease_id")
    private @Nullable UUID leaseId;

    @Column(name = "rotation_uncertain")
    private boolean rotationUncertain;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Integration() {}

    /** A row that is about to be connected; it is stored only once {@link #connect} has filled it. */
    public Integration(
            UUID id, OrganizationId organization, UserId user, TypeKey type, ProviderId provider, Instant now) {
        super(id, organization, user, type, provider, now);
        this.status = IntegrationStatus.REVOKED;
    }

    /** Tokens are attached: whatever was before, the row is active and free of errors. */
    public void connect(NewGrant newGrant, Instant now) {
        grant.replace(newGrant);
        belongsTo(newGrant.account());
        status = IntegrationStatus.ACTIVE;
        connected = true;
        connectedAt = now;
        schedule(newGrant.refreshAt());
        rotationUncertain = false;
        resetErrorCount(now);
    }

    /** A refresh failed for now: it stays due after the back-off; from five in a row the status says so. */
    public void refreshFailed(String code, String words, Instant retryAt, Instant now) {
        if (isTried()) {
            incrementErrorCount(code, words, now);
            schedule(retryAt);
        }
    }

    /** The operator's fault: the connection is not blamed, its refresh is tried later. */
    public void refreshMisconfigured(String code, String words, Instant retryAt, Instant now) {
        if (isTried()) {
            remember(code, words, now);
            schedule(retryAt);
        }
    }

    private boolean isTried() {
        return isUsable() && !needsReconnect();
    }

    private void schedule(@Nullable Instant due) {
        refreshAt = grant.hasRefreshToken() ? due : null;
        leaseId = null;
    }

    /** A request to a rotating provider may have been heard without an answer: the next refusal means a lost rotation. */
    public void rotationBecameUncertain() {
        rotationUncertain = connected;
    }

    /** The provider no longer honours the grant: nothing of it is kept. Returns whether there was anything to lose. */
    public boolean grantGone(String code, String words, Instant now) {
        boolean wasConnected = connected;
        if (wasConnected) {
            cut();
            remember(code, words, now);
        }
        return wasConnected;
    }

    /** Returns whether the token ran out with nothing to refresh it; then the person must connect again. */
    public boolean ranOut(String words, Instant now) {
        boolean over = hasRunOut(now);
        if (over) {
            setAside(IntegrationStatus.EXPIRED);
            remember(ErrorCode.RAN_OUT, words, now);
        }
        return over;
    }

    /** The stored tokens cannot be unsealed: set aside, kept, and no longer tried. Returns whether there were any. */
    public boolean unreadable(String words, Instant now) {
        if (connected) {
            setAside(IntegrationStatus.ERROR);
            remember(ErrorCode.UNREADABLE, words, now);
        }
        return connected;
    }

    private void setAside(IntegrationStatus reason) {
        status = reason;
        schedule(null);
    }

    /** Cut by a person, a sweep or a switch: nothing is wrong, nothing is left. Returns whether it was connected. */
    public boolean disconnect(Instant now) {
        boolean wasConnected = connected;
        if (wasConnected) {
            cut();
        }
        resetErrorCount(now);
        return wasConnected;
    }

    private void cut() {
        grant.erase();
        setAside(IntegrationStatus.REVOKED);
        connected = false;
        connectedAt = null;
        rotationUncertain = false;
    }

    /** Counts a failure in a row; from five the status is {@code error}, while the row is still tried. */
    public void incrementErrorCount(String code, String words, Instant now) {
        if (connected) {
            failures().count();
            remember(code, words, now);
            status = status == IntegrationStatus.ACTIVE && failures().areMany() ? IntegrationStatus.ERROR : status;
        }
    }

    /** The provider refused the token without ending the grant: counted, and cleared by the next good answer. */
    public void authenticationFailed(String code, String words, Instant now) {
        if (isTried()) {
            failures().countAuthentication();
            incrementErrorCount(code, words, now);
        }
    }

    /** A good answer of the provider's API: failures of authentication are forgotten, those of refreshes are not. */
    public void authenticationWorked(Instant now) {
        if (isTried() && failures().forgetAuthentication()) {
            status = failures().areMany() ? status : IntegrationStatus.ACTIVE;
            changed(now);
        }
    }

    private void remember(String code, String words, Instant now) {
        failures().remember(code, words, now);
        changed(now);
    }

    /** Clears count and reason; an {@code error} row is active again and its refresh due at its time. */
    public void resetErrorCount(Instant now) {
        failures().forget();
        if (status == IntegrationStatus.ERROR) {
            status = IntegrationStatus.ACTIVE;
        }
        changed(now);
    }

    /**
     * An administrator asks to try again: what is tried forgets its errors and is due at its time, or at once. Where the
     * person must connect again in any case the reason stays.
     */
    public void resetErrors(Instant now) {
        if (status == IntegrationStatus.REVOKED || status == IntegrationStatus.EXPIRED) {
            failures().forgetCount();
            changed(now);
            return;
        }
        resetErrorCount(now);
        if (leaseId == null) {
            schedule(refreshPoint()
                    .map(point -> point.isBefore(now) ? now : point)
                    .orElse(null));
        }
    }

    /** Whether the token's time is over and nothing can refresh it, whether the row has been told or not. */
    public boolean hasRunOut(Instant now) {
        return connected && !grant.hasRefreshToken() && isTokenExpired(now);
    }

    @Override
    public Optional<SealedTokens> tokens() {
        return grant.tokens();
    }

    public @Nullable String clientId() {
        return grant.clientId();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public IntegrationStatus status() {
        return status;
    }

    public @Nullable Instant connectedAt() {
        return connectedAt;
    }

    @Override
    public @Nullable Instant tokenIssuedAt() {
        return grant.tokenIssuedAt();
    }

    @Override
    public @Nullable Instant tokenExpiry() {
        return grant.tokenExpiry();
    }

    @Override
    public boolean hasRefreshToken() {
        return grant.hasRefreshToken();
    }

    @Override
    public ScopeSet scope() {
        return grant.scope();
    }

    @Override
    public ScopeSet requestedScope() {
        return grant.requestedScope();
    }

    @Override
    public long grantGeneration() {
        return grant.generation();
    }

    @Override
    public @Nullable Instant refreshAt() {
        return refreshAt;
    }

    @Override
    public @Nullable UUID leaseId() {
        return leaseId;
    }

    public boolean isRotationUncertain() {
        return rotationUncertain;
    }
}
