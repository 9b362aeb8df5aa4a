package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.vault.control.CommandVault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes a file over: one thread reads, understands and seals, another writes. Both connections have the owner's role; that
 * of the vault commits each statement, the writer's each batch.
 */
public final class DocumentImport {

    private final Connection writing;
    private final Preparation preparation;
    private final KnownTypes types;
    private final CommandVault vault;
    private final Clock clock;

    public DocumentImport(Connection reading, Connection writing, CommandVault vault, Clock clock) throws SQLException {
        this.writing = writing;
        this.vault = vault;
        this.clock = clock;
        this.preparation = new Preparation(reading, vault, sealing());
        this.types = KnownTypes.read(reading);
    }

    /** Reads on from where the import is to the end of its file, and tells of each batch that is written. */
    public void run(ImportRun run, int lineLimit, ProgressListener listener)
            throws SQLException, IOException, InterruptedException {
        BatchWriter writer = writer(run);
        ExecutorService ahead = Executors.newSingleThreadExecutor();
        try (DocumentReader reader = new DocumentReader(run, types, lineLimit)) {
            Batches batches = new Batches(reader, preparation);
            Future<Void> reading = ahead.submit(batches);
            long offset = write(batches, writer, listener, run.offset());
            surface(reading);
            refuseChanged(run, offset);
            finish(run);
        } finally {
            ahead.shutdownNow();
        }
    }

    private static long write(Batches batches, BatchWriter writer, ProgressListener listener, long begun)
            throws SQLException, InterruptedException {
        long offset = begun;
        for (Batch batch = batches.take(); batch.size() > 0; batch = batches.take()) {
            writer.write(batch);
            offset = batch.endOffset();
            listener.reached(batch.lastLine(), offset);
        }
        return offset;
    }

    private BatchWriter writer(ImportRun run) throws SQLException {
        writing.setAutoCommit(true);
        Copying copying = new Copying(writing);
        // Progress and rows are one transaction: a crash of the server may lose the last ones, and both together.
        copying.run("SET synchronous_commit = off");
        Sealing sealing = sealing();
        HeldIntegrations held = new HeldIntegrations(writing, copying, sealing);
        UserRows users = new UserRows(writing, copying);
        IntegrationRows integrations = new IntegrationRows(writing, copying, held);
        writing.setAutoCommit(false);
        return new BatchWriter(writing, run, users, integrations, sealing);
    }

    /** Each thread seals with its own. */
    private Sealing sealing() {
        RefreshSchedule schedule = new RefreshSchedule(new SplittableRandom());
        return new Sealing(vault, new StagedIntegrations(schedule, clock));
    }

    private static void surface(Future<Void> reading) throws SQLException, IOException, InterruptedException {
        try {
            reading.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof SQLException sql) {
                throw sql;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("Reading ahead failed", cause);
        }
    }

    private static void refuseChanged(ImportRun run, long offset) {
        if (offset != run.file().size()) {
            throw new ImportFailure(
                    "The file changed while it was read. Export it whole, then import it under another --name.");
        }
    }

    /** The last commit waits for the disk, and with it all before. */
    private void finish(ImportRun run) throws SQLException {
        new Copying(writing).run("SET LOCAL synchronous_commit = on");
        new Imports(writing).finish(run);
        writing.commit();
    }
}
