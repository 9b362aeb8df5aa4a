package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Permits for calls to providers, fair between organizations, over all nodes. */
@ApplicationScoped
public class Limiter {

    /** Exchanges and answers run here: a scheduler may have one thread only, which must be free to ring. */
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService scheduler;

    @Inject
    DatabaseLedger ledger;

    @Inject
    LimiterSettings settings;

    @Inject
    Clock clock;

    NodeLimiter node;

    @PostConstruct
    void start() {
        node = new NodeLimiter(
                new Exchanges(ledger, new LoneLedger(clock, settings.nodesAlone()), clock),
                clock,
                new Threads(executor, this::ring),
                settings.waiting());
    }

    private void ring(Duration after, Runnable task) {
        Future<?> unused = scheduler.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns a stage of the permit for a call that costs all of these at once; it fails with the problem
     * {@code rate-limited}, which says when to come again: at once, where the call would have to wait for longer than the
     * patience, else when the patience ends. Cancelling the stage's future takes the call out of the queue. No thread waits;
     * what follows runs on a thread of the container, or at once on the caller's.
     */
    public CompletionStage<Permit> acquire(List<Charge> charges, OrganizationId tenant, Duration patience) {
        return node.acquire(charges, name(tenant), patience);
    }

    /** What a row can hold: an id may have characters that the database takes for none. */
    private static String name(OrganizationId tenant) {
        String id = tenant.value();
        boolean plain = id.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        return plain ? id : '#' + HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_16));
    }

    /** Takes in what an answer says of a quota; other nodes hear of it within moments. */
    public void learn(Quota quota, Observation observation) {
        node.learn(quota, observation);
    }

    @PreDestroy
    void stop() {
        node.stop();
    }
}
