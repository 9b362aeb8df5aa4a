package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Permits for calls to providers, fair between organizations, over all nodes. */
@ApplicationScoped
public class Limiter {

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
                new Threads(
                        scheduler::execute,
                        (after, task) -> scheduler.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS)),
                settings.waiting());
    }

    /**
     * Returns a stage of the permit for a call that costs all of these at once, none twice. It fails with the problem
     * {@code rate-limited}, which says when to come again: at once, where the call would have to wait for longer than the
     * patience, else when the patience ends. Cancelling the stage's future takes the call out of the queue. No thread waits;
     * what follows runs on a thread of the container, or at once on the caller's.
     */
    public CompletionStage<Permit> acquire(List<Charge> charges, OrganizationId tenant, Duration patience) {
        return node.acquire(charges, tenant.value(), patience);
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
