package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerPorts;
import io.teamlabs.integrations.platform.ServerProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Nodes over one durable database full of rows whose provider is a {@link TokenProvider}. */
final class RefreshGround implements AutoCloseable {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(3);

    private static final String PEOPLE = """
            INSERT INTO organizations (id, name) SELECT 'org-' || n, 'Organization ' || n FROM generate_series(0, 99) n;
            INSERT INTO users (id, organization_id, role, first_name, last_name, email)
            SELECT 'user-' || n, 'org-' || n %% 100, 'Member', 'Ann', 'Other', 'user-' || n || '@example.test'
              FROM generate_series(1, %1$d) n""";

    private static final String ROWS = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, tokens_sealed, token_issued_at, token_expiry,
                refresh_at, scope, requested_scope, external_id, created_at, updated_at)
            SELECT 'org-' || n %% 100, gen_random_uuid(), 'user-' || n, 'dropbox', 'dropbox', '%2$s', true, 'active', now(),
                convert_to('sl.u.' || repeat(md5(n::text), 6), 'UTF8'), convert_to(repeat(md5(n::text), 2), 'UTF8'), false,
                now(), now() + interval '4 hours', now() + interval '4 hours', '{account_info.read}',
                '{account_info.read}', n::text, now(), now()
              FROM generate_series(1, %1$d) n""";

    private static final String LEFT = "SELECT count(*) FROM (SELECT 1 FROM integrations WHERE provider = 'dropbox'"
            + " AND refresh_at < now() + interval '1 hour' LIMIT 1) AS due";

    private final TokenProvider provider = TokenProvider.start();
    private final Installation installation = Installation.fresh("refresh-bench");
    private final int rows;

    RefreshGround(int rows) {
        this.rows = rows;
        execute(PEOPLE.formatted(rows));
        execute(ROWS.formatted(
                rows, installation.simulators().dropbox().client().id()));
    }

    Installation installation() {
        return installation;
    }

    /** Starts a node with the JVM as one would run it, both compilers included. */
    ServerProcess startNode(String name) {
        ServerProcess node = installation.launchBeside(
                name,
                ServerKind.PAYARA,
                ServerPorts.free(),
                Map.of(
                        "DROPBOX_API_URL",
                        provider.uri().toString(),
                        "_JAVA_OPTIONS",
                        System.getProperty("bench.options", "-XX:TieredStopAtLevel=4")));
        node.awaitServing();
        return node;
    }

    /** Returns how many transactions the database has committed, a second late at most. */
    long commits() {
        return ask("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    }

    /** Makes all rows due at once and returns how many a second were refreshed, from the first call to the last write. */
    double refreshAll(Duration latency) {
        tidy();
        provider.answerAfter(latency);
        execute("UPDATE integrations SET refresh_at = now() WHERE provider = 'dropbox'");
        long limit = System.nanoTime() + LONGEST;
        while (provider.calls() < rows || ask(LEFT) > 0) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("Only " + provider.calls() + " of " + rows + " refreshes were begun");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return rows / ((System.nanoTime() - provider.firstCall()) / 1e9);
    }

    /** What the last run left is cleared away, so that no run pays for another's. */
    private void tidy() {
        execute("VACUUM integrations");
        try (Connection connection = installation.database().asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException failed) {
            throw new IllegalStateException("No checkpoint", failed);
        }
    }

    private void execute(String sql) {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    private long ask(String query) {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }

    @Override
    public void close() {
        installation.close();
        provider.close();
    }
}
