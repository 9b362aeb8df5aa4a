package io.teamlabs.integrations.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The bound on how long a reader waits, whatever holds a refresh up: a provider, a full line, a database that is away. */
@ApplicationScoped
public class Waits {

    @Inject
    Background background;

    @Inject
    RefreshSettings settings;

    /** Returns a stage with the same end, or with the problem that it takes too long; never wrapped in another failure. */
    <T> CompletionStage<T> bounded(CompletionStage<T> stage) {
        CompletableFuture<T> bounded = new CompletableFuture<>();
        Future<?> alarm = background.alarm(settings.readWait(), () -> bounded.completeExceptionally(Refusals.busy()));
        stage.whenComplete((value, failure) -> {
            alarm.cancel(false);
            if (failure == null) {
                bounded.complete(value);
            } else {
                bounded.completeExceptionally(Causes.of(failure));
            }
        });
        return bounded;
    }
}
