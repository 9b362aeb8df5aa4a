package io.teamlabs.integrations.access.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The container's threads: for short work at once, or after a while. */
@ApplicationScoped
public class Background {

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService scheduler;

    /**
     * Has the container make this bean now. Otherwise the first answer of a provider would, on a thread that knows no JNDI
     * names, and WildFly would refuse.
     */
    public void prepare() {
        Objects.requireNonNull(executor, "the container's executor");
        Objects.requireNonNull(scheduler, "the container's scheduler");
    }

    void run(Runnable work) {
        executor.execute(work);
    }

    <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the work tells its own end
    void after(Duration pause, Runnable work) {
        alarm(pause, work);
    }

    /** Runs the work after a pause, unless it is cancelled before; the scheduler's thread only hands it on. */
    Future<?> alarm(Duration pause, Runnable work) {
        return scheduler.schedule(() -> run(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
