package io.teamlabs.integrations.operations.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.operations.control.Readiness.State;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.CanaryCheck;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final WrappingKeyset KEYSET = keyset();
    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.migrated();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger opened = new AtomicInteger();

    /** Where connections come from. */
    private interface Opening {
        Connection open() throws SQLException;
    }

    @BeforeAll
    static void startOnce() throws SQLException {
        try (Connection connection = DATABASE.asApplication()) {
            new CanaryCheck(KEYSET).check(connection);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void readyWhereTheDatabaseAnswersAndTheKeyFits() {
        Readiness readiness = check(KEYSET, PATIENCE, DATABASE::asApplication).check();
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.database().value()).isEqualTo("up");
    }

    @Test
    @DisplayName("bar 38: readiness fails, and names the database, where there is none")
    void notReadyWithoutDatabase() {
        Readiness readiness = check(KEYSET, PATIENCE, () -> {
                    throw new SQLException("Connection refused");
                })
                .check();
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness).isEqualTo(new Readiness(State.DOWN, State.UNKNOWN));
    }

    @Test
    @DisplayName("bar 38: readiness fails, and names the key, where the database was sealed with another")
    void notReadyWithTheWrongKey() {
        Readiness readiness = check(keyset(), PATIENCE, DATABASE::asApplication).check();
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness).isEqualTo(new Readiness(State.UP, State.DOWN));
    }

    @Test
    @DisplayName("bar 38: readiness fails, and names the key, where the canary is gone")
    void notReadyWithoutCanary() {
        EmbeddedDatabase neverStarted = EmbeddedDatabase.migrated();
        assertThat(check(KEYSET, PATIENCE, neverStarted::asApplication).check())
                .isEqualTo(new Readiness(State.UP, State.DOWN));
    }

    @Test
    @DisplayName("bar 38: a database that hangs is down in time, holds one thread, and is found again when it answers")
    void hangingDatabaseIsDownAndHoldsOneThread() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        ReadinessCheck check = check(KEYSET, Duration.ofMillis(50), () -> {
            await(hanging);
            return DATABASE.asApplication();
        });
        for (int probe = 0; probe < 5; probe++) {
            assertThat(check.check()).isEqualTo(Readiness.DATABASE_DOWN);
        }
        assertThat(opened).hasValue(1);
        hanging.countDown();
        for (int probe = 0; probe < 100 && !check.check().isReady(); probe++) {
            Thread.sleep(20);
        }
        assertThat(check.check().isReady()).isTrue();
    }

    @Test
    void notReadyWhereNoThreadIsLeft() {
        threads.shutdownNow();
        assertThat(check(KEYSET, PATIENCE, DATABASE::asApplication).check()).isEqualTo(Readiness.DATABASE_DOWN);
    }

    private ReadinessCheck check(WrappingKeyset keyset, Duration patience, Opening opening) {
        DataSource source = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    opened.incrementAndGet();
                    return opening.open();
                });
        return new ReadinessCheck(threads, source, new CanaryCheck(keyset), patience);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static WrappingKeyset keyset() {
        return WrappingKeyset.parse(new Secret(Keysets.generate())).orElseThrow();
    }
}
