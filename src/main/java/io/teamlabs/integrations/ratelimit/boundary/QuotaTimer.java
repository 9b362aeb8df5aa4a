package io.teamlabs.integrations.ratelimit.boundary;

import io.teamlabs.integrations.ratelimit.control.OldBuckets;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Forgets the quotas that nobody has used for long, on whichever node comes first. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class QuotaTimer {

    private static final Logger LOG = System.getLogger(QuotaTimer.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    @Resource
    TimerService timers;

    @Inject
    OldBuckets oldBuckets;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig("quotas", false));
    }

    @Timeout
    void tick() {
        try {
            oldBuckets.forget();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "Forgetting old quotas failed; the next tick tries again", failure);
        }
    }
}
