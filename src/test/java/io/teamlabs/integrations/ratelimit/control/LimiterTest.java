package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one real PostgreSQL, in real time. */
class LimiterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Allowance TEN_A_SECOND = new Allowance(20, Duration.ofSeconds(2), 5);

    private final Workbench first = LedgerStage.node();
    private final Workbench second = LedgerStage.node();
    private final List<Limiter> nodes = List.of(first.bean(Limiter.class), second.bean(Limiter.class));
    private final Traffic traffic = new Traffic();

    @AfterEach
    void close() {
        nodes.forEach(Limiter::stop);
        first.close();
        second.close();
        Workbench.asOwner("TRUNCATE quota_buckets");
    }

    private static Quota quota(String endpoints, Allowance allowance) {
        return new Quota(QuotaKey.ofApp("google", "client", endpoints), allowance);
    }

    private static CompletableFuture<Permit> acquire(Limiter node, Quota quota, String tenant) {
        return node.acquire(List.of(quota.charge(1)), new OrganizationId(tenant), PATIENCE)
                .toCompletableFuture();
    }

    @Test
    void nodesTogetherKeepToTheLimitAndShareItBetweenTenants() throws Exception {
        Quota quota = quota("shared", TEN_A_SECOND);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int call = 0; call < 60; call++) {
            String tenant = call < 30 ? "noisy" : "tenant-" + call % 3;
            calls.add(acquire(nodes.get(call % 2), quota, tenant)
                    .thenAccept(permit -> traffic.arrived(tenant, Instant.now())));
        }

        CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).get(20, TimeUnit.SECONDS);

        assertThat(traffic.count()).isEqualTo(60);
        assertThat(traffic.mostWithin(TEN_A_SECOND.window())).isLessThanOrEqualTo(20);
    }

    @Test
    void refusalOfTheProviderIsKnownToTheOtherNode() throws Exception {
        Quota quota = quota("blocked", TEN_A_SECOND);
        acquire(nodes.get(1), quota, "a").get(5, TimeUnit.SECONDS);
        nodes.get(0).learn(quota, new Observation.Blocked(Instant.now().plusSeconds(3)));
        Thread.sleep(500);

        Instant asked = Instant.now();
        acquire(nodes.get(1), quota, "a").get(10, TimeUnit.SECONDS);

        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void organizationOfAnyNameIsCounted() throws Exception {
        Quota quota = quota("names", TEN_A_SECOND);
        for (String name : List.of("a\0b", "\ud800", "\"quoted\"\\", "ü€😀")) {
            List<CompletableFuture<Permit>> calls = new ArrayList<>();
            for (int call = 0; call < 3; call++) {
                calls.add(acquire(nodes.get(0), quota, name));
            }
            for (CompletableFuture<Permit> call : calls) {
                call.get(10, TimeUnit.SECONDS);
            }
        }

        assertThat(Workbench.askOwner("SELECT key FROM quota_buckets")).containsExactly("google|client|*|names");
    }
}
