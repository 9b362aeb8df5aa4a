package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.PooledConnections;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of {@code quota_buckets}. Each statement commits by itself; a row is written only as the successor of what was read. */
@ApplicationScoped
public class QuotaBuckets {

    private static final int SECONDS = 2;

    private static final String READ = """
            SELECT asked.key, bucket.version, bucket.state, clock_timestamp() AS now
            FROM unnest(?) AS asked(key) LEFT JOIN quota_buckets bucket ON bucket.key = asked.key""";

    /** In the order of the keys, so that two nodes never wait for each other in a circle. */
    private static final String WRITE = """
            INSERT INTO quota_buckets AS bucket (key, version, state, dead_at)
            SELECT key, version, state::jsonb, dead_at::timestamptz
            FROM unnest(?, ?, ?, ?) AS written(key, version, state, dead_at) ORDER BY key
            ON CONFLICT (key) DO UPDATE
            SET version = excluded.version, state = excluded.state, dead_at = excluded.dead_at
            WHERE bucket.version = excluded.version - 1
            RETURNING key""";

    private static final String FORGET = """
            DELETE FROM quota_buckets WHERE key IN (
                SELECT key FROM quota_buckets WHERE dead_at < clock_timestamp() - ? * interval '1 millisecond'
                ORDER BY key LIMIT ? FOR UPDATE SKIP LOCKED)""";

    @Resource(lookup = "java:app/jdbc/integrations")
    DataSource dataSource;

    /** A bucket and the number of its state, one more than that of the state before. */
    record Version(SharedBucket bucket, long number) {}

    /** What was read, and the database's time at that. */
    record Found(Map<String, Version> versions, Instant now) {

        @Nullable
        SharedBucket bucket(String key) {
            Version version = versions.get(key);
            return version == null ? null : version.bucket();
        }

        /** Versions begin with the time, so that a row that comes anew is not taken for its predecessor. */
        Version next(String key, SharedBucket bucket) {
            Version version = versions.get(key);
            long number = version == null ? ChronoUnit.MICROS.between(Instant.EPOCH, now) : version.number() + 1;
            return new Version(bucket, number);
        }
    }

    private interface Statement<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    Found read(Collection<String> keys) {
        return run(READ, statement -> {
            statement.setArray(1, array(statement, "text", keys.toArray()));
            Map<String, Version> found = new HashMap<>();
            Instant now = Instant.EPOCH;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    now = rows.getObject("now", OffsetDateTime.class).toInstant();
                    if (rows.getString("state") != null) {
                        SharedBucket bucket = BucketJson.read(rows.getString("state"));
                        found.put(rows.getString("key"), new Version(bucket, rows.getLong("version")));
                    }
                }
            }
            return new Found(found, now);
        });
    }

    /** Returns the keys of those that were written; another node was quicker with the others. */
    Set<String> write(Map<String, Version> versions) {
        Map<String, Version> ordered = new TreeMap<>(versions);
        List<Object> numbers = new ArrayList<>();
        List<Object> states = new ArrayList<>();
        List<Object> ends = new ArrayList<>();
        ordered.values().forEach(version -> {
            numbers.add(version.number());
            states.add(BucketJson.write(version.bucket()));
            ends.add(version.bucket().deadAt().toString());
        });
        return run(WRITE, statement -> {
            statement.setArray(1, array(statement, "text", ordered.keySet().toArray()));
            statement.setArray(2, array(statement, "bigint", numbers.toArray()));
            statement.setArray(3, array(statement, "text", states.toArray()));
            statement.setArray(4, array(statement, "text", ends.toArray()));
            Set<String> written = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                }
            }
            return written;
        });
    }

    /** Deletes rows that have said nothing for this long, so many at the most; returns how many there were. */
    int forget(Duration after, int most) {
        return run(FORGET, statement -> {
            statement.setLong(1, after.toMillis());
            statement.setInt(2, most);
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Statement<T> use) {
        try (Connection connection = PooledConnections.borrow(dataSource);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS);
            return use.run(statement);
        } catch (SQLException failure) {
            throw new Ledger.Away("SQL state " + failure.getSQLState());
        }
    }

    private static java.sql.Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
