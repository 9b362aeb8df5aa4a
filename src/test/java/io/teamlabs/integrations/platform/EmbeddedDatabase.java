package io.teamlabs.integrations.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, with the two roles as the DBA creates them: an owner, and an application that owns nothing. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The major version of the binaries that are a dependency of the tests. */
    private static final int ON_CLASS_PATH = 17;

    private static final String OWNER = "teamlabs_owner";
    public static final String APPLICATION = "teamlabs_integrations";
    private static final String PASSWORD = "embedded";
    private static @Nullable EmbeddedDatabase shared;

    private final EmbeddedPostgres postgres;
    private final String name;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /** Returns a fresh, empty database in the one server of this JVM. */
    public static synchronized EmbeddedDatabase create() {
        if (shared == null) {
            shared = new EmbeddedDatabase(start(EmbeddedPostgres.builder()), "postgres");
            shared.createRoles();
        }
        return shared.sibling();
    }

    /** Returns a fresh database with the schema in place. */
    public static EmbeddedDatabase migrated() {
        EmbeddedDatabase database = create();
        database.migrate();
        return database;
    }

    /** Returns a server of its own whose data outlive it. The caller stops it. */
    public static EmbeddedDatabase persistent(Path directory) {
        EmbeddedPostgres postgres = start(EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setRegisterShutdownHook(false)
                .setCleanDataDirectory(false));
        EmbeddedDatabase server = new EmbeddedDatabase(postgres, "postgres");
        server.createRoles();
        server.createUnlessThere("integrations");
        return new EmbeddedDatabase(postgres, "integrations");
    }

    /** Returns an empty database in a server of its own, of a major version of PostgreSQL. The caller stops it. */
    public static EmbeddedDatabase ofVersion(int major) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        EmbeddedPostgres postgres =
                start(major == ON_CLASS_PATH ? builder : builder.setPgBinaryResolver(PostgresBinaries.of(major)));
        EmbeddedDatabase server = new EmbeddedDatabase(postgres, "postgres");
        server.createRoles();
        return server.sibling();
    }

    /** Returns a further empty database in the same server. */
    public EmbeddedDatabase sibling() {
        String fresh = "t" + UUID.randomUUID().toString().replace("-", "");
        asSuperuser("CREATE DATABASE " + fresh + " OWNER " + OWNER);
        return new EmbeddedDatabase(postgres, fresh);
    }

    /** Durable as in production; by themselves the binaries start without, and what a crash leaves would prove nothing. */
    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", failed);
        }
    }

    private void createRoles() {
        for (String role : new String[] {OWNER, APPLICATION}) {
            asSuperuser("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + role
                    + "') THEN CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'; END IF; END $$");
        }
        asSuperuser("ALTER ROLE " + APPLICATION + " SET lock_timeout = '10s'");
    }

    private void createUnlessThere(String database) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            if (!found.next()) {
                asSuperuser("CREATE DATABASE " + database + " OWNER " + OWNER);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Looking for the database failed", failed);
        }
    }

    private void asSuperuser(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** Brings the schema up as the owner, with the migrations of the WAR. */
    public void migrate() {
        Flyway.configure()
                .dataSource(url(), OWNER, PASSWORD)
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", APPLICATION))
                .load()
                .migrate();
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    /** Returns a connection with the application's role, which sees nothing until an organization is set. */
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), APPLICATION, PASSWORD);
    }

    /** Returns a connection with the application's role that the database knows by this name. */
    public Connection asApplication(String applicationName) throws SQLException {
        return DriverManager.getConnection(url() + "?ApplicationName=" + applicationName, APPLICATION, PASSWORD);
    }

    /** Returns a connection with the owner's role, which row-level security does not restrict. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, PASSWORD);
    }

    /** Returns a connection with the superuser's role, as a DBA has it for what only a superuser may. */
    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Returns the settings with which the service finds this database and migrates it. */
    public Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL", url(),
                "DATABASE_USER", APPLICATION,
                "DATABASE_PASSWORD", PASSWORD,
                "DATABASE_OWNER_USER", OWNER,
                "DATABASE_OWNER_PASSWORD", PASSWORD);
    }

    /** Stops the server, where it is this one's own; the shared one ends with the JVM. */
    @Override
    public void close() {
        if (shared == null || shared.postgres != postgres) {
            try {
                postgres.close();
            } catch (IOException failed) {
                throw new UncheckedIOException("The embedded PostgreSQL did not stop", failed);
            }
        }
    }
}
