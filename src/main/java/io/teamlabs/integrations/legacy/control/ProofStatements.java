package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.control.TransitionStatements.Elements;
import io.teamlabs.integrations.legacy.entity.Difference;
import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.legacy.entity.ToProve;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The runs of the proof as the database keeps them. */
@ApplicationScoped
@Transactional
public class ProofStatements {

    @Inject
    TransitionStatements statements;

    /** Begins a run, unless one is under way. */
    public void ask() {
        statements.query("SELECT legacy_ask_proof()", row -> row.getLong(1));
    }

    /** Locks the run under way for the transaction; empty where there is none, or another node has it. */
    public Optional<Long> claim() {
        return statements.query("SELECT legacy_claim_proof()", row -> (Long) row.getObject(1)).stream()
                .flatMap(id -> Optional.ofNullable(id).stream())
                .findFirst();
    }

    /** Returns the next sealed rows of a run that still have the grant that was copied; none at its end. */
    public List<ToProve> findToProve(long run, int most) {
        return statements.query("SELECT * FROM legacy_find_to_prove(?, ?)", ProofStatements::toProve, run, most);
    }

    /** Notes what a batch found, and that the run has come to its last row. */
    public void note(long run, List<ToProve> batch, List<Difference> found) {
        ToProve last = batch.get(batch.size() - 1);
        statements.query(
                "SELECT legacy_note_proof(?, ?, ?, ?, ?, ?, ?)",
                row -> run,
                run,
                last.organization().value(),
                last.id(),
                batch.size(),
                texts(found, Difference::user),
                texts(found, Difference::type),
                texts(found, Difference::difference));
    }

    public void end(long run) {
        statements.query("SELECT legacy_end_proof(?)", row -> run, run);
    }

    /** Returns the last run, under way or ended. */
    public Optional<ProofRun> last() {
        return statements.query("SELECT * FROM legacy_last_proof()", ProofStatements::run).stream()
                .findFirst();
    }

    /** Returns what a run found different, by user and type, after those of the last page; null begins. */
    public List<Difference> differences(long run, @Nullable Difference after, int most) {
        return statements.query(
                "SELECT * FROM legacy_list_differences(?, ?, ?, ?, ?)",
                row -> new Difference(row.getString(1), row.getString(2), row.getString(3)),
                run,
                after == null ? "" : after.user(),
                after == null ? "" : after.type(),
                after == null ? "" : after.difference(),
                most);
    }

    /** Returns the lines of the report by type, finding and outcome, as texts of JSON objects. */
    public List<String> report() {
        return statements.query("SELECT to_jsonb(line)::text FROM legacy_summary() AS line", row -> row.getString(1));
    }

    private static Elements texts(List<Difference> found, Function<Difference, String> text) {
        return new Elements("text", found.stream().map(text).toArray());
    }

    private static ToProve toProve(ResultSet row) throws SQLException {
        return new ToProve(
                new OrganizationId(row.getString("organization_id")),
                row.getObject("id", UUID.class),
                new UserId(row.getString("user_id")),
                row.getString("integration_type"),
                new SealedTokens(row.getBytes("access_token"), row.getBytes("refresh_token"), true),
                row.getString("access_token_sha256"),
                row.getString("refresh_token_sha256"));
    }

    private static ProofRun run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ProofRun(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : Instant.from(ended),
                row.getLong("checked"),
                row.getLong("differing"),
                row.getString("counts"),
                row.getBoolean("may_clean_up"),
                row.getString("verdict"));
    }
}
