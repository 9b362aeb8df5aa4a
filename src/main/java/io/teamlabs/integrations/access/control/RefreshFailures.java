package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.BackOff;
import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.ChangedTokens;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a failed refresh means to its row. Only under the lease and the generation of the claim: whoever holds the
 * row now, or replaced its grant, knows better.
 */
@ApplicationScoped
public class RefreshFailures {

    @Inject
    RowTransactions rows;

    @Inject
    Integrations integrations;

    @Inject
    IntegrationEvents events;

    @Inject
    ChangedTokens changedTokens;

    @Inject
    ProviderDialects dialects;

    @Inject
    ProviderPauses pauses;

    @Inject
    BackOff backOff;

    @Inject
    Clock clock;

    /** Writes a refusal and returns the row as it is then; empty where it is gone. */
    Optional<Integration> record(RefreshClaim claim, OAuthFailure failure) {
        return held(claim, (row, now) -> apply(claim, row, failure, now));
    }

    /** The stored tokens cannot be read: the row is set aside, with the reason, and stops no other. */
    Optional<Integration> recordDamage(RefreshClaim claim) {
        return held(claim, (row, now) -> damaged(claim, row, now));
    }

    private Optional<Integration> held(RefreshClaim claim, BiConsumer<Integration, Instant> change) {
        return rows.within(claim.organization(), () -> {
            Optional<Integration> row = integrations.findForUpdate(claim.id());
            row.filter(claim::isHeldIn).ifPresent(held -> change.accept(held, clock.instant()));
            return row;
        });
    }

    private void apply(RefreshClaim claim, Integration row, OAuthFailure failure, Instant now) {
        ProviderDialect dialect = dialects.get(claim.provider());
        RefreshWords words = new RefreshWords(dialect.vendor(), failure.code());
        switch (failure.kind()) {
            case GRANT_GONE, AUTHORIZE_AGAIN -> gone(claim, row, words, dialect.rotatesRefreshTokens(), now);
            case CONFIGURATION -> misconfigured(claim, row, failure, words, now);
            case USER_ACTION -> failed(claim, row, failure, words.userAction(), now);
            case TEMPORARY -> failed(claim, row, failure, words.temporary(), now);
        }
        if (failure.answerLost() && dialect.rotatesRefreshTokens()) {
            row.rotationBecameUncertain();
        }
    }

    private void gone(RefreshClaim claim, Integration row, RefreshWords words, boolean rotates, Instant now) {
        boolean lost = rotates && (claim.lease().rotationUncertain() || row.isRotationUncertain());
        String code = lost ? ErrorCode.ROTATION_LOST : ErrorCode.GRANT_GONE;
        row.grantGone(code, lost ? words.rotationLost() : words.grantGone(), now);
        changedTokens.tell(claim.organization(), claim.id());
        append(EventKind.RECONNECT_NEEDED, claim, code);
    }

    private void misconfigured(
            RefreshClaim claim, Integration row, OAuthFailure failure, RefreshWords words, Instant now) {
        boolean own = failure.code().equals(RefreshCalls.CLIENT_CHANGED);
        Instant retry = own ? now.plus(pauses.length()) : pauses.refused(claim.provider(), failure.code());
        row.refreshMisconfigured(failure.code(), own ? words.clientChanged() : words.misconfigured(), retry, now);
    }

    /** The record of events hears of the first failure in a row and of the one that makes it an error. */
    private void failed(RefreshClaim claim, Integration row, OAuthFailure failure, String words, Instant now) {
        var before = row.status();
        Instant retry = now.plus(backOff.after(row.errorCount() + 1, failure.retryAfter()));
        row.refreshFailed(failure.code(), words, retry, now);
        if (row.errorCount() == 1 || row.status() != before) {
            append(EventKind.REFRESH_FAILED, claim, failure.code());
        }
    }

    private void damaged(RefreshClaim claim, Integration row, Instant now) {
        row.unreadable(RefreshWords.UNREADABLE, now);
        append(EventKind.UNREADABLE, claim, ErrorCode.UNREADABLE);
    }

    private void append(EventKind kind, RefreshClaim claim, @Nullable String code) {
        events.append(kind, claim.subject(), Actor.SYSTEM, code);
    }
}
