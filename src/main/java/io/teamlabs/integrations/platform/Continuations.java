package io.teamlabs.integrations.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Carries what follows an asynchronous answer over to the container's threads: answers arrive on threads of the HTTP
 * client, which know nothing of transactions and must not wait for a database.
 */
@ApplicationScoped
public class Continuations {

    @Resource
    ManagedExecutorService executor;

    /**
     * Returns a stage with the same result whose {@code …Async} continuations run on a container's thread, with the
     * context of the thread that adds them. To be called, and continued, on a thread of the container.
     */
    public <T> CompletableFuture<T> managed(CompletionStage<T> stage) {
        return executor.copy(stage.toCompletableFuture());
    }
}
