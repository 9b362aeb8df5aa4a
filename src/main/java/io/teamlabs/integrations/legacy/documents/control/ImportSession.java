package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import io.teamlabs.integrations.platform.SettingsException;
import io.teamlabs.integrations.vault.control.CanaryCheck;
import io.teamlabs.integrations.vault.control.CommandVault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections of one run of the command; holds the import's lock until it is closed. */
public final class ImportSession implements AutoCloseable {

    private static final String WRITES_USERS = """
            SELECT bool_and(has_table_privilege('users', needed))
              FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS needed""";

    private final Connection reading;
    private final Connection writing;
    private final ImportSettings settings;

    private ImportSession(ImportSettings settings, Connection reading, Connection writing) {
        this.settings = settings;
        this.reading = reading;
        this.writing = writing;
    }

    /** Connects; fails with {@link ImportFailure} or {@link SettingsException} where role, schema or keyset do not fit. */
    public static ImportSession open(ImportSettings settings) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password().reveal());
        source.setApplicationName("document import");
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false); // it repeats the row
        Connection reading = source.getConnection();
        try {
            check(reading, settings);
            return new ImportSession(settings, reading, source.getConnection());
        } catch (SQLException | RuntimeException failure) {
            reading.close();
            throw failure;
        }
    }

    private static void check(Connection connection, ImportSettings settings) throws SQLException {
        if (!answer(connection, "SELECT to_regclass('document_imports') IS NOT NULL")) {
            throw new ImportFailure("The schema has no table document_imports. Run flyway migrate first.");
        }
        if (answer(connection, "SELECT row_security_active('integrations')")) {
            throw new ImportFailure("The role sees one organization at a time. Set DATABASE_OWNER_USER to the owner of"
                    + " the table integrations.");
        }
        if (!answer(connection, WRITES_USERS)) {
            throw new ImportFailure("The role may not write users. As the owner of users run: GRANT SELECT, INSERT,"
                    + " UPDATE ON users TO the role of DATABASE_OWNER_USER.");
        }
        new CanaryCheck(settings.keyset()).check(connection);
    }

    private static boolean answer(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns the import of this name, locked; what a killed run still does at the server is waited for. */
    public ImportRun begin(String name, DocumentKind kind, Path file) throws SQLException {
        lock(name);
        return new Imports(reading).begin(name, kind, SourceFile.open(file));
    }

    private void lock(String name) throws SQLException {
        try (PreparedStatement lock = reading.prepareStatement("SELECT set_config('lock_timeout', '30s', false),"
                + " pg_advisory_lock(hashtextextended('document import ' || ?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        } catch (SQLException failure) {
            if (Refusals.passes(failure)) {
                throw new ImportFailure("Another process is importing \"" + name + "\". Wait until it has ended.");
            }
            throw failure;
        }
    }

    /** Reads the file to its end. */
    public void run(ImportRun run, int lineLimit, ProgressListener listener)
            throws SQLException, IOException, InterruptedException {
        CommandVault vault = new CommandVault(settings.keyset(), reading);
        new DocumentImport(reading, writing, vault, Clock.systemUTC()).run(run, lineLimit, listener);
    }

    /** Returns what the import did, from the database. */
    public ImportReport report(ImportRun run) throws SQLException {
        return ImportReport.read(reading, run);
    }

    /** Writes the rejected lines to a file; returns false where the file is there already. */
    public boolean keepRejects(ImportRun run, Path file) throws SQLException, IOException {
        return new RejectFile(file).write(reading, run);
    }

    @Override
    public void close() throws SQLException {
        try (reading;
                writing) {
            writing.setAutoCommit(true); // ends what is open
        }
    }
}
