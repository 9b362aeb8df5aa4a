package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import io.teamlabs.integrations.revocation.entity.PendingRevocation;
import io.teamlabs.integrations.revocation.entity.SealedGrant;
import io.teamlabs.integrations.vault.control.Unreadable;
import io.teamlabs.integrations.vault.control.Vault;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves tokens from the row of an integration to a row of their own, each sealed for its own place. */
@ApplicationScoped
public class GrantSealing {

    private static final SealedColumn PENDING_ACCESS = new SealedColumn("pending_revocations", "access_token");
    private static final SealedColumn PENDING_REFRESH = new SealedColumn("pending_revocations", "refresh_token");

    @Inject
    TokenSeals held;

    @Inject
    Vault vault;

    /** Returns the tokens that an integration holds; empty where it holds none or they cannot be read. */
    public Optional<GrantTokens> open(Integration row) {
        return row.tokens().flatMap(stored -> readable(row, stored));
    }

    private Optional<GrantTokens> readable(Integration row, SealedTokens stored) {
        try {
            return Optional.of(new GrantTokens(
                    held.accessToken(row.organization(), row.id(), stored),
                    held.refreshToken(row.organization(), row.id(), stored),
                    row.tokenExpiry()));
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    SealedGrant seal(OrganizationId organization, UUID row, GrantTokens tokens) {
        return new SealedGrant(
                seal(PENDING_ACCESS, organization, row, tokens.access()),
                seal(PENDING_REFRESH, organization, row, tokens.refresh()),
                tokens.accessExpiry());
    }

    private byte @Nullable [] seal(SealedColumn column, OrganizationId organization, UUID row, @Nullable Secret token) {
        return token == null ? null : vault.seal(column, organization, row, token);
    }

    /** Returns the tokens of a pending revocation; empty where they cannot be read. */
    Optional<GrantTokens> open(PendingRevocation row) {
        SealedGrant sealed = row.sealed();
        try {
            return Optional.of(new GrantTokens(
                    open(PENDING_ACCESS, row, sealed.access()),
                    open(PENDING_REFRESH, row, sealed.refresh()),
                    sealed.accessExpiry()));
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private @Nullable Secret open(SealedColumn column, PendingRevocation row, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.open(column, row.organization(), row.id(), sealed);
    }
}
