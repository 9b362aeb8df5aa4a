package io.teamlabs.integrations.bench;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sixteen connections that are never idle, driven by Hyperfoil from one thread of this JVM: each sends its next request as
 * soon as it has its answer.
 */
final class Load {

    static final int CONNECTIONS = 16;

    private final URI base;
    private final String bearer;

    Load(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    /** What came of a load: how many answers a second, and within how many milliseconds 99 of 100 came. */
    record Outcome(double perSecond, double slowestOfHundred, long answers) {}

    /** Reads these paths in turn for so long; fails where an answer was not a good one. */
    Outcome run(List<String> paths, Duration time) {
        StatisticsSnapshot total = new StatisticsSnapshot();
        Benchmark benchmark = benchmark(paths, time);
        new LocalSimulationRunner(benchmark, (phase, step, metric, part, more) -> total.add(part), null, null).run();
        refuseBadAnswers(paths.get(0), total);
        double seconds = time.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
        double slowest = total.histogram.getValueAtPercentile(99) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        return new Outcome(total.responseCount / seconds, slowest, total.responseCount);
    }

    /** A server may end a connection after so many requests, and one may be under way then: few of these are no fault. */
    private static void refuseBadAnswers(String path, StatisticsSnapshot total) {
        long bad = Math.max(total.invalid, total.errors()) - total.connectionErrors;
        if (bad > 0 || total.responseCount == 0 || total.connectionErrors > total.responseCount / 100) {
            throw new IllegalStateException(path + ": not every request had a good answer: " + total);
        }
    }

    private Benchmark benchmark(List<String> paths, Duration time) {
        AtomicInteger next = new AtomicInteger();
        BenchmarkBuilder builder = BenchmarkBuilder.builder().name("reads").threads(1);
        builder.addPlugin(HttpPluginBuilder::new)
                .http()
                .host(base.getHost())
                .port(base.getPort())
                .allowHttp2(false)
                .pipeliningLimit(1)
                .sharedConnections(CONNECTIONS);
        builder.addPhase("load")
                .always(CONNECTIONS)
                .duration(time.toMillis())
                .scenario()
                .initialSequence("read")
                .step(HttpStepCatalog.SC)
                .httpRequest(HttpMethod.GET)
                .path(session -> paths.get(Math.floorMod(next.getAndIncrement(), paths.size())))
                .headers()
                .header("Authorization", "Bearer " + bearer)
                .endHeaders()
                .endStep()
                .endSequence();
        return builder.build();
    }
}
