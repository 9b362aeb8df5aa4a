package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.legacy.documents.entity.ImportedState;
import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The temporary table through which connections reach their own: its columns, and how a row of it is made. For one thread
 * at a time.
 */
final class StagedIntegrations {

    static final String NAME = "staged_integrations";

    /** The columns that a row gets from a document, in the order of the temporary table. */
    static final String COLUMNS = """
            organization_id, id, user_id, integration_type, provider, client_id, is_connected, status, connected_at,
            last_used_at, access_token, refresh_token, token_issued_at, token_expiry, scope, requested_scope, external_id,
            external_username, external_email, external_name, external_avatar_url, error_count, last_error,
            last_error_code, last_error_at, refresh_at, settings, metadata, created_at, updated_at""";

    /** The generation is that of the row to be replaced. */
    static final String CREATE = "CREATE TEMPORARY TABLE " + NAME + " ON COMMIT DELETE ROWS AS SELECT " + COLUMNS
            + ", grant_generation FROM integrations WITH NO DATA";

    private static final int WIDTH = 31;

    private final RefreshSchedule schedule;
    private final Clock clock;
    private final CopyBinary row = new CopyBinary(1 << 12);
    private Instant now = Instant.EPOCH;

    StagedIntegrations(RefreshSchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Returns the row of a connection whose tokens are sealed, as COPY takes it. */
    byte[] row(PreparedIntegration prepared, long generation) {
        now = clock.instant();
        row.clear();
        OldIntegration old = prepared.integration();
        ImportedState state = ImportedState.of(old, schedule, now);
        whose(prepared, old);
        row.column(state.connected())
                .column(state.status().value())
                .column(state.connectedAt())
                .column(old.times().lastUsedAt());
        grant(prepared, old);
        account(old.account());
        row.column(state.errorCount())
                .column(state.lastError())
                .column(state.lastErrorCode())
                .column(state.lastError() == null ? null : now)
                .column(state.refreshAt());
        rest(prepared);
        row.column(generation);
        return Arrays.copyOf(row.array(), row.length());
    }

    private void whose(PreparedIntegration prepared, OldIntegration old) {
        row.row(WIDTH)
                .column(prepared.organization().value())
                .column(prepared.row())
                .column(old.user().value())
                .column(old.type().type().value())
                .column(old.type().provider().value())
                .column(old.tokens().clientId());
    }

    /** A cut row keeps its scopes, so that people see what there was, and nothing else of the grant. */
    private void grant(PreparedIntegration prepared, OldIntegration old) {
        boolean kept = prepared.accessToken() != null;
        row.column(prepared.accessToken())
                .column(prepared.refreshToken())
                .column(kept ? old.tokens().issuedAt() : null)
                .column(kept ? old.tokens().knownExpiry(now) : null)
                .column(old.tokens().scope().values())
                .column(old.tokens().scope().values());
    }

    private void account(OldAccount account) {
        row.column(account.id())
                .column(account.username())
                .column(account.email())
                .column(account.name())
                .column(account.avatarUrl());
    }

    private void rest(PreparedIntegration prepared) {
        OldIntegration old = prepared.integration();
        OldTimes times = old.times();
        row.json(old.extras().settings())
                .json(prepared.note().beside(old.extras().metadata()))
                .column(past(times.createdAt(), times.connectedAt()))
                .column(past(times.changedAt(), null));
    }

    /** A clock that was ahead must not make a row that stays newer than whatever the service writes. */
    private Instant past(@Nullable Instant time, @Nullable Instant otherwise) {
        Instant known = time == null ? otherwise : time;
        return known == null || known.isAfter(now) ? now : known;
    }
}
