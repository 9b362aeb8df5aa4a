package io.teamlabs.integrations.legacy.migration;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database as the old application has it, with a role of that application's that has no right on anything of ours, and
 * what a DBA does to it: Flyway with no class of ours, and SQL files.
 */
public final class OldDatabase {

    private static final String ROLE = "old_application";
    private static final String PASSWORD = "embedded";

    private final EmbeddedDatabase database;

    private OldDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Returns an old database in the one server of this JVM; its tables are there and empty, nothing of ours is. */
    public static OldDatabase create() {
        return in(EmbeddedDatabase.create());
    }

    /** Makes an old database of an empty one. */
    public static OldDatabase in(EmbeddedDatabase empty) {
        OldDatabase old = new OldDatabase(empty);
        old.superuser("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE
                + "') THEN CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'; END IF; END $$");
        old.owner(resource("db/migration/V1__organizations_and_users.sql"));
        old.owner("ALTER TABLE users ADD COLUMN preferences json");
        old.owner("GRANT SELECT, INSERT, UPDATE, DELETE ON users, organizations TO " + ROLE);
        old.flyway().baselineVersion("1").load().baseline();
        return old;
    }

    /** Looks at a database as it is. */
    public static OldDatabase on(EmbeddedDatabase database) {
        return new OldDatabase(database);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.url(), database.settings().get("DATABASE_OWNER_USER"), PASSWORD)
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", database.settings().get("DATABASE_USER")));
    }

    /** Returns an old database in the shared server with its people copied by the migrations. */
    public static OldDatabase migrated() {
        OldDatabase old = create();
        OldPeople.add(old);
        old.migrate();
        return old;
    }

    /** Brings a migrated database back to where the copy had just ended. */
    public void reset() {
        owner("TRUNCATE users, organizations, integrations, integration_events, legacy_report,"
                + " legacy_sealing, legacy_proofs CASCADE");
        owner("ALTER TABLE users DISABLE TRIGGER USER");
        OldPeople.add(this);
        owner("ALTER TABLE users ENABLE TRIGGER USER");
        owner("CALL legacy_copy(1000)");
    }

    public void migrate() {
        flyway().load().migrate();
    }

    /** Migrates after an undo, when later versions are there already. */
    public void migrateAgain() {
        flyway().outOfOrder(true).load().migrate();
    }

    /** What a DBA runs after a migration that failed, before it is run again. */
    public void repair() {
        flyway().load().repair();
    }

    /** Ends the sessions whose present statement is like this; returns how many there were. */
    public int killed(String statement) {
        return lines("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '" + statement + "'")
                .size();
    }

    /** Migrates up to a version and no further; there need not be one of that number. */
    public void migrateTo(String version) {
        flyway().target(version + "?").load().migrate();
    }

    /** Runs the optional clean-up, which has a location and a history of its own. */
    public void cleanUp() {
        flyway().locations("classpath:db/cleanup")
                .table("flyway_cleanup_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    public void undo() {
        owner(resource("db/undo/undo_the_copy.sql"));
    }

    /** Returns what the dry run tells: "type finding rows" for each line. */
    public List<String> dryRun() {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(resource("db/dryrun/what_the_copy_would_do.sql"));
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet found = statement.getResultSet()) {
                while (found.next()) {
                    lines.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The dry run failed", failed);
        }
        return lines;
    }

    /** Runs SQL with the old application's role. */
    public void old(String sql) {
        try (Connection connection = asOldApplication();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("The old application failed: " + sql, failed);
        }
    }

    public Connection asOldApplication() throws SQLException {
        return DriverManager.getConnection(database.url(), ROLE, PASSWORD);
    }

    /** Runs SQL, a whole file too, with the owner's role. */
    public void owner(String sql) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    public void superuser(String sql) {
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** Returns the columns of what a query finds, a row as one text with blanks between. */
    public List<String> lines(String query) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> line = new ArrayList<>();
                for (int at = 1; at <= columns; at++) {
                    line.add(String.valueOf(found.getString(at)));
                }
                lines.add(String.join(" ", line));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
        return lines;
    }

    /** Returns the one line that a query finds. */
    public String line(String query) {
        List<String> lines = lines(query);
        return lines.isEmpty() ? "nothing" : lines.get(0);
    }

    private static String resource(String name) {
        try (InputStream file =
                Objects.requireNonNull(OldDatabase.class.getClassLoader().getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
