package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten tenants on two nodes share 100 calls a minute, in virtual time. */
class FairnessTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MINUTES = 10;
    private static final Quota QUOTA = new Quota(QuotaKey.ofApp("github", "client", "all"), Allowance.of(100, MINUTE));

    private final Stage stage = new Stage();
    private final List<NodeLimiter> nodes = List.of(stage.node(), stage.node());
    private final Traffic traffic = new Traffic();
    private final Random random = new Random(20261128);

    /** Calls again as soon as it got its permit; the call takes a while to reach the provider. */
    private void callOn(NodeLimiter node, String tenant) {
        node.acquire(List.of(QUOTA.charge(1)), tenant, PATIENCE).thenAccept(permit -> {
            call(tenant);
            callOn(node, tenant);
        });
    }

    private void call(String tenant) {
        long half = QUOTA.allowance().lease().toMillis();
        Duration travel = Duration.ofMillis(random.nextLong(half));
        stage.time.after(travel, () -> traffic.arrived(tenant, stage.time.instant()));
    }

    private void callNowAndThen(NodeLimiter node, String tenant, Duration about) {
        stage.time.after(Duration.ofMillis(random.nextLong(about.toMillis() * 2)), () -> {
            node.acquire(List.of(QUOTA.charge(1)), tenant, Duration.ofSeconds(20))
                    .thenAccept(permit -> call(tenant));
            callNowAndThen(node, tenant, about);
        });
    }

    private void startNoisy() {
        nodes.forEach(node -> IntStream.range(0, 50).forEach(call -> callOn(node, "noisy")));
    }

    private void assertFullUseWithoutOverrun() {
        assertThat(traffic.mostWithin(MINUTE)).isLessThanOrEqualTo(100);
        assertThat(traffic.count()).isGreaterThanOrEqualTo(90 * MINUTES);
    }

    @Test
    void tenantsThatAllWantMoreThanTheirShareGetTheSame() {
        startNoisy();
        for (int tenant = 0; tenant < 9; tenant++) {
            NodeLimiter node = nodes.get(tenant % 2);
            String name = "quiet-" + tenant;
            IntStream.range(0, 2).forEach(call -> callOn(node, name));
        }

        stage.time.pass(MINUTE.multipliedBy(MINUTES));

        assertFullUseWithoutOverrun();
        assertThat(Traffic.fairness(traffic.byTenant().values())).isGreaterThan(0.99);
        assertThat(traffic.of("noisy")).isLessThanOrEqualTo(traffic.count() / 10 + 2);
    }

    @Test
    void tenantsThatWantLessThanTheirShareGetAllOfItAndTheNoisyOneTheRest() {
        startNoisy();
        for (int tenant = 0; tenant < 9; tenant++) {
            callNowAndThen(nodes.get(tenant % 2), "quiet-" + tenant, Duration.ofSeconds(10));
        }

        stage.time.pass(MINUTE.multipliedBy(MINUTES));

        assertFullUseWithoutOverrun();
        List<Integer> quiet = IntStream.range(0, 9)
                .mapToObj(tenant -> traffic.of("quiet-" + tenant))
                .toList();
        assertThat(quiet).allSatisfy(calls -> assertThat(calls).isGreaterThan(40));
        assertThat(Traffic.fairness(quiet)).isGreaterThan(0.95);
        assertThat(traffic.of("noisy")).isGreaterThan(300);
    }

    @Test
    void tenantOnOneNodeGetsAsMuchAsTenantsOfAnotherNodeWithMany() {
        IntStream.range(0, 20).forEach(call -> callOn(nodes.get(0), "alone"));
        for (int tenant = 0; tenant < 9; tenant++) {
            String name = "crowd-" + tenant;
            IntStream.range(0, 3).forEach(call -> callOn(nodes.get(1), name));
        }

        stage.time.pass(MINUTE.multipliedBy(MINUTES));

        assertFullUseWithoutOverrun();
        assertThat(Traffic.fairness(traffic.byTenant().values())).isGreaterThan(0.99);
    }
}
