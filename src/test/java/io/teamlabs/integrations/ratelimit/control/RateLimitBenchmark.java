package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A provider that allows 100 calls in any minute, ten tenants who all want more, one of them fifty times as much, two nodes
 * over one PostgreSQL. Takes three minutes and a little.
 */
class RateLimitBenchmark {

    private static final int LIMIT = 100;
    private static final int MINUTES = 3;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Quota QUOTA =
            new Quota(QuotaKey.ofApp("simulator", "client", "all"), Allowance.of(LIMIT, MINUTE));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void tenTenantsOnTwoNodesShareTheLimit() throws IOException, InterruptedException {
        try (LimitedProvider provider = new LimitedProvider(LIMIT, MINUTE);
                Workbench one = LedgerStage.node();
                Workbench other = LedgerStage.node()) {
            List<Limiter> nodes = List.of(one.bean(Limiter.class), other.bean(Limiter.class));
            nodes.forEach(node -> start(node, provider, "noisy", 100));
            for (int tenant = 0; tenant < 9; tenant++) {
                start(nodes.get(tenant % 2), provider, "tenant-" + tenant, 2);
            }
            Thread.sleep(MINUTE.multipliedBy(MINUTES).toMillis());
            nodes.forEach(Limiter::stop);
            report(provider);
        } finally {
            Workbench.asOwner("TRUNCATE quota_buckets");
        }
    }

    private void start(Limiter node, LimitedProvider provider, String tenant, int callsAtOnce) {
        IntStream.range(0, callsAtOnce).forEach(call -> callOn(node, provider, tenant));
    }

    /** Calls, and when the answer is there, wants the next permit. */
    private void callOn(Limiter node, LimitedProvider provider, String tenant) {
        HttpRequest request = HttpRequest.newBuilder(provider.of(tenant)).build();
        node.acquire(List.of(QUOTA.charge(1)), new OrganizationId(tenant), PATIENCE)
                .thenCompose(permit -> client.sendAsync(request, BodyHandlers.discarding()))
                .thenRun(() -> callOn(node, provider, tenant));
    }

    private static void report(LimitedProvider provider) throws IOException {
        Traffic traffic = provider.traffic();
        List<Integer> others = IntStream.range(0, 9)
                .mapToObj(tenant -> traffic.of("tenant-" + tenant))
                .toList();
        double fairness = Traffic.fairness(others);
        double used = traffic.count() / (double) (LIMIT * MINUTES);
        String table = String.format(
                Locale.ROOT,
                "| what | measured | asked for |%n| --- | --- | --- |%n| refused by the provider | %d | 0 |%n"
                        + "| most calls in any minute | %d | at most %d |%n| calls in %d minutes | %d, %.1f %% of the"
                        + " limit | at least 90 %% |%n| fairness of the nine others (Jain) | %.4f | at least 0.95 |%n"
                        + "| calls of the nine others | %s | |%n| calls of the noisy one | %d | |%n",
                provider.refused(),
                traffic.mostWithin(MINUTE),
                LIMIT,
                MINUTES,
                traffic.count(),
                used * 100,
                fairness,
                others,
                traffic.of("noisy"));
        Path file = Path.of("target", "bench", "rate-limit.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        say(table);
        assertThat(provider.refused()).isZero();
        assertThat(used).isGreaterThanOrEqualTo(0.9);
        assertThat(fairness).isGreaterThanOrEqualTo(0.95);
    }

    @SuppressWarnings("SystemOut") // the table is for the person who measures
    private static void say(String table) {
        System.out.println(table);
    }
}
