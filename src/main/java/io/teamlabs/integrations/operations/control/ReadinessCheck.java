package io.teamlabs.integrations.operations.control;

import io.teamlabs.integrations.operations.control.Readiness.State;
import io.teamlabs.integrations.vault.control.CanaryCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database in a thread of its own, so that a probe is answered in time even where the database hangs. There
 * is one look at a time, which all probes of that moment share: a database that hangs holds one thread, not one per probe.
 */
final class ReadinessCheck {

    private final Executor executor;
    private final DataSource dataSource;
    private final CanaryCheck canary;
    private final Duration patience;
    private @Nullable CompletableFuture<Readiness> look;

    ReadinessCheck(Executor executor, DataSource dataSource, CanaryCheck canary, Duration patience) {
        this.executor = executor;
        this.dataSource = dataSource;
        this.canary = canary;
        this.patience = patience;
    }

    /** Returns what was found; a database that did not answer within the patience is down. */
    Readiness check() {
        try {
            return shared().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException noAnswer) {
            return Readiness.DATABASE_DOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Readiness.DATABASE_DOWN;
        }
    }

    private synchronized CompletableFuture<Readiness> shared() {
        if (look == null || look.isDone()) {
            look = CompletableFuture.supplyAsync(this::look, executor);
        }
        return look;
    }

    private Readiness look() {
        try (Connection connection = dataSource.getConnection()) {
            return new Readiness(State.UP, canary.passes(connection) ? State.UP : State.DOWN);
        } catch (SQLException noAnswer) {
            return Readiness.DATABASE_DOWN;
        }
    }
}
