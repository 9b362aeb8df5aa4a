package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.TestPersistence;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrganizationKeysTest {

    private static final byte[] NONE = {};
    private static TestPersistence persistence;

    @BeforeAll
    static void start() {
        persistence = TestPersistence.over(EmbeddedDatabase.migrated());
    }

    @AfterAll
    static void stop() {
        persistence.close();
    }

    @Test
    void keyThatWasStoredFirstIsKept() {
        OrganizationId acme = new OrganizationId("acme");
        assertThat(within(acme, keys -> keys.keepFirst(acme, new byte[] {1}))).containsExactly(1);
        assertThat(within(acme, keys -> keys.keepFirst(acme, new byte[] {2}))).containsExactly(1);
        assertThat(within(acme, keys -> keys.find(acme).orElseThrow())).containsExactly(1);
    }

    @Test
    void nodesThatStoreAtOnceGoOnWithOneKey() throws InterruptedException, ExecutionException {
        OrganizationId busy = new OrganizationId("busy");
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<Byte>> stores = IntStream.range(0, nodes)
                    .<Callable<Byte>>mapToObj(node -> () -> within(busy, keys -> {
                        await(together);
                        return keys.keepFirst(busy, new byte[] {(byte) node});
                    })[0])
                    .toList();
            Set<Byte> kept = threads.invokeAll(stores).stream()
                    .map(OrganizationKeysTest::result)
                    .collect(Collectors.toSet());
            assertThat(kept).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("bar 24: the database shows no organization the key of another")
    void keyOfAnotherOrganizationIsNotSeen() {
        OrganizationId owner = new OrganizationId("owner");
        within(owner, keys -> keys.keepFirst(owner, new byte[] {7}));
        assertThat(within(owner, keys -> keys.find(owner).orElse(NONE))).containsExactly(7);
        assertThat(within(
                        new OrganizationId("stranger"), keys -> keys.find(owner).orElse(NONE)))
                .isEmpty();
    }

    private static byte[] within(OrganizationId organization, Function<OrganizationKeys, byte[]> work) {
        return persistence.within(organization.value(), entityManager -> {
            OrganizationKeys keys = new OrganizationKeys();
            keys.entityManager = entityManager;
            keys.clock = Clock.systemUTC();
            return work.apply(keys);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Byte result(Future<Byte> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
