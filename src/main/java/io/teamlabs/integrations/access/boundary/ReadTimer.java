package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.LastUses;
import io.teamlabs.integrations.access.control.TokenCache;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** What reading tokens leaves to do: last uses are written behind, and what is no longer answered is let go. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ReadTimer {

    private static final Logger LOG = System.getLogger(ReadTimer.class.getName());
    private static final long INTERVAL = Duration.ofSeconds(3).toMillis();

    @Resource
    TimerService timers;

    @Inject
    LastUses lastUses;

    @Inject
    TokenCache cache;

    private final AtomicBoolean running = new AtomicBoolean();

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL, INTERVAL, new TimerConfig("reads", false));
    }

    /** A tick that comes while the last one is still at work is left out. */
    @Timeout
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                cache.sweep();
                lastUses.write();
            } catch (Exception failure) {
                LOG.log(Level.WARNING, "Last uses could not be written; the next tick tries again", failure);
            } finally {
                running.set(false);
            }
        }
    }
}
