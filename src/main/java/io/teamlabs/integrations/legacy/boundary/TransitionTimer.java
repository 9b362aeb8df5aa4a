package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.legacy.control.Transition;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** Every second, on every node: seals, carries over, writes back and proves, each in transactions of its own. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TransitionTimer {

    private static final Logger LOG = System.getLogger(TransitionTimer.class.getName());
    private static final long INTERVAL = 1000;

    @Resource
    TimerService timers;

    @Inject
    Transition transition;

    private final AtomicBoolean running = new AtomicBoolean();

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL, INTERVAL, new TimerConfig("transition", false));
    }

    /** A tick that comes while the last one is still at work is left out. */
    @Timeout
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                transition.round();
            } catch (Exception failure) {
                LOG.log(Level.ERROR, "A round of the transition failed; the next tick tries again", failure);
            } finally {
                running.set(false);
            }
        }
    }
}
