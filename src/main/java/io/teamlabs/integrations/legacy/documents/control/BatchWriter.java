package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch and the progress over it in one transaction. Where the database refuses a row, the batch is halved until
 * the line at fault stands alone; it is kept with the reason, and everything else is written.
 */
final class BatchWriter {

    private static final int TRIES = 5;
    private static final int MOST_REFUSED = 1000; // then it is not the documents

    private final Connection connection;
    private final ImportRun run;
    private final Imports imports;
    private final UserRows users;
    private final IntegrationRows integrations;
    private final Sealing sealing;
    private int refusedInARow;

    BatchWriter(Connection connection, ImportRun run, UserRows users, IntegrationRows integrations, Sealing sealing) {
        this.connection = connection;
        this.run = run;
        this.imports = new Imports(connection);
        this.users = users;
        this.integrations = integrations;
        this.sealing = sealing;
    }

    void write(Batch batch) throws SQLException {
        SQLException refusal = attempt(batch);
        if (refusal == null) {
            refusedInARow = 0;
            return;
        }
        if (batch.size() > 1) {
            write(batch.part(0, batch.size() / 2));
            write(batch.part(batch.size() / 2, batch.size()));
            return;
        }
        refuse(batch, refusal);
    }

    private void refuse(Batch batch, SQLException refusal) throws SQLException {
        batch.lines().get(0).rejectWhole(new Rejection(RejectReason.DATABASE_REFUSED, Refusals.name(refusal)));
        SQLException again = attempt(batch);
        if (again != null) {
            throw again;
        }
        if (++refusedInARow == MOST_REFUSED) {
            throw new ImportFailure("The database refused " + MOST_REFUSED + " rows in a row, the last for "
                    + Refusals.name(refusal) + ". Mend the table, then the same command goes on.");
        }
    }

    /** Returns the refusal of a row, or null; other failures go up, after those that pass by themselves were waited out. */
    private @Nullable SQLException attempt(Batch batch) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                transaction(batch);
                connection.commit();
                return null;
            } catch (SQLException failure) {
                connection.rollback();
                if (Refusals.isOfData(failure)) {
                    return failure;
                }
                if (!Refusals.passes(failure) || tries == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private void transaction(Batch batch) throws SQLException {
        Tally tally = new Tally();
        users.write(batch, tally);
        for (ReadLine line : batch.lines()) {
            for (PreparedIntegration integration : List.copyOf(line.integrations())) {
                place(batch, line, integration);
            }
            count(line, tally);
        }
        integrations.write(batch, tally);
        imports.progress(run, batch, tally);
    }

    /** A connection belongs to the organization that the table knows for its user, whatever the document says. */
    private void place(Batch batch, ReadLine line, PreparedIntegration integration) throws SQLException {
        UserId user = integration.integration().user();
        Optional<OrganizationId> organization = batch.organization(user);
        if (!batch.knows(user)) {
            line.rejectWhole(new Rejection(RejectReason.UNKNOWN_USER, "userId"));
        } else if (organization.isEmpty()) {
            line.reject(new Rejection(RejectReason.NO_ORGANIZATION, "organizationId"));
            line.drop(integration);
        } else if (!integration.isSealedFor(organization.get())) {
            sealing.seal(integration, organization.get(), UUID.randomUUID(), 0);
        }
    }

    private void count(ReadLine line, Tally tally) {
        if (line.isBlank()) {
            tally.add(Outcome.LINE_BLANK);
        } else if (line.rejection() != null) {
            boolean inPart = run.kind() == DocumentKind.USERS && line.user() != null;
            tally.add(inPart ? Outcome.LINE_REJECTED_IN_PART : Outcome.LINE_REJECTED);
        }
    }
}
