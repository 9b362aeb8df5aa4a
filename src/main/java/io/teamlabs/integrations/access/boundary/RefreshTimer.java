package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.Background;
import io.teamlabs.integrations.access.control.DueRefreshes;
import io.teamlabs.integrations.access.control.LastUses;
import io.teamlabs.integrations.access.control.RefreshSettings;
import io.teamlabs.integrations.access.control.RunOuts;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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

/**
 * Keeps rows fresh by itself, on every node. Its transactions are its own affair: a server was seen to ignore
 * {@code NOT_SUPPORTED} on timer methods, and a claim must commit before its provider is called.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class RefreshTimer {

    private static final Logger LOG = System.getLogger(RefreshTimer.class.getName());

    @Resource
    TimerService timers;

    @Inject
    RefreshSettings settings;

    @Inject
    DueRefreshes dueRefreshes;

    @Inject
    RunOuts runOuts;

    @Inject
    LastUses lastUses;

    @Inject
    Background background;

    private final AtomicBoolean running = new AtomicBoolean();

    @PostConstruct
    void start() {
        background.prepare();
        long interval = settings.interval().toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig("refresh", false));
    }

    /** A tick that comes while the last one is still at work is left out. */
    @Timeout
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                work();
            } finally {
                running.set(false);
            }
        }
    }

    private void work() {
        if (settings.enabled()) {
            attempt("Due refreshes", dueRefreshes::begin);
            attempt("The sweep over tokens that ran out", runOuts::sweep);
        }
    }

    private static void attempt(String name, Runnable task) {
        try {
            task.run();
        } catch (Exception failure) {
            LOG.log(Level.ERROR, name + " failed; the next tick tries again", failure);
        }
    }

    @PreDestroy
    void stop() {
        attempt("The stop of refreshes", dueRefreshes::stop);
        attempt("The writing of last uses", lastUses::write);
    }
}
