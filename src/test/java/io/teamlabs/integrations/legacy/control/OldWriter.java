package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.legacy.migration.OldDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The old application at work: so many updates a second, each of another person's token. A pause is reckoned from when an
 * update was due to when it was committed, so that one that waits is seen in all that wait behind it.
 */
final class OldWriter implements AutoCloseable {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / 200;
    private static final int MOST = 1_000_000;

    private final OldDatabase database;
    private final int users;
    private final long[] pauses = new long[MOST];
    private final Thread thread = new Thread(this::work, "old-application");
    private volatile boolean stopped;
    private int written;

    OldWriter(OldDatabase database, int users) {
        this.database = database;
        this.users = users;
        thread.start();
    }

    /** Returns the key of a person by number. */
    static String key(String number) {
        return "substr(md5(" + number + "::text), 1, 24)";
    }

    private void work() {
        Random random = new Random(7);
        String sql = "UPDATE users SET github_access_token = ?, github_connected_at = now() WHERE id = " + key("?");
        try (Connection connection = database.asOldApplication();
                PreparedStatement update = connection.prepareStatement(sql)) {
            long due = System.nanoTime();
            while (!stopped && written < MOST) {
                LockSupport.parkNanos(due - System.nanoTime());
                update.setString(1, "gho_written-" + written);
                update.setInt(2, 1 + random.nextInt(users));
                update.executeUpdate();
                pauses[written] = System.nanoTime() - due;
                written++;
                due += INTERVAL;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The old application's write failed", failed);
        }
    }

    /** Stops writing; what was measured stays. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the longest pause in milliseconds. */
    double longest() {
        return Arrays.stream(pauses, 0, written).max().orElse(0) / 1e6;
    }

    /** Returns median, 99th percentile and longest pause in milliseconds, for the table. */
    String summary() {
        long[] sorted = Arrays.copyOf(pauses, written);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%,d updates; pause %.1f ms in the median, %.1f ms at 99 %%, %.1f ms at most",
                written,
                sorted[written / 2] / 1e6,
                sorted[(int) (written * 0.99)] / 1e6,
                longest());
    }
}
