package io.teamlabs.integrations.authorization.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody began. It is started once, which mints its state, and consumed once, which ends it. Only
 * hashes of start id, browser and state are kept, and the verifier only sealed, until it is consumed.
 */
@Entity
@Table(name = "pending_authorizations")
public class PendingAuthorization extends AuthorizationRow {

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
        super(id, attempt);
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

    public byte @Nullable [] codeVerifier() {
        return codeVerifier;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
