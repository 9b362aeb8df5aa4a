package io.teamlabs.integrations.legacy.documents.entity;

import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a row made from a document. What the old application took for connected without a token is told to the
 * person; a token without a connection is not used, as the person had cut it.
 *
 * @param refreshAt null where there is nothing to refresh with or for
 */
public record ImportedState(
        boolean connected,
        IntegrationStatus status,
        @Nullable Instant connectedAt,
        @Nullable Instant refreshAt,
        int errorCount,
        @Nullable String lastError,
        @Nullable String lastErrorCode) {

    /** The reason in {@code last_error_code} of a connection that had no token. */
    public static final String TOKEN_MISSING = "token_missing";

    private static final String CONNECT_AGAIN =
            "The old application had no token of this connection. Connect the account again.";
    private static final Duration RECENT = Duration.ofDays(30);

    public static ImportedState of(OldIntegration old, RefreshSchedule schedule, Instant now) {
        if (old.isConnected()) {
            return connected(old, schedule, now);
        }
        boolean missing = old.saysConnected();
        return new ImportedState(
                false,
                IntegrationStatus.REVOKED,
                null,
                null,
                0,
                missing ? CONNECT_AGAIN : null,
                missing ? TOKEN_MISSING : null);
    }

    private static ImportedState connected(OldIntegration old, RefreshSchedule schedule, Instant now) {
        return new ImportedState(
                true,
                old.status() == OldStatus.FAILING ? IntegrationStatus.ERROR : IntegrationStatus.ACTIVE,
                firstKnown(now, old.times().connectedAt(), old.times().createdAt()),
                refreshAt(old.tokens(), schedule, now),
                old.errors().count(),
                old.errors().last(),
                null);
    }

    private static Instant firstKnown(Instant otherwise, @Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                return time;
            }
        }
        return otherwise;
    }

    /** What ran out is refreshed at its first use; the background comes to it within a day, to what is old within a month. */
    private static @Nullable Instant refreshAt(OldTokens tokens, RefreshSchedule schedule, Instant now) {
        Instant expiry = tokens.knownExpiry(now);
        Instant due = schedule.refreshAt(tokens.issuedAt(), expiry);
        if (tokens.refresh() == null || expiry == null || due == null) {
            return null;
        }
        if (due.isAfter(now)) {
            return due;
        }
        Duration within = expiry.isAfter(now.minus(RECENT)) ? Duration.ofDays(1) : RECENT;
        return now.plusMillis((long) (within.toMillis() * schedule.random().nextDouble()));
    }
}
