package io.teamlabs.integrations.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How tests wait for a stage: for a bounded time, and with the failure itself and not what it is wrapped in. */
public final class Stages {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Stages() {}

    public static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Returns what the stage failed with, which must be of this class. */
    public static <F extends Throwable> F failure(CompletionStage<?> stage, Class<F> expected) {
        try {
            Object value = value(stage);
            throw new AssertionError("It did not fail but gave " + value);
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            if (expected.isInstance(cause)) {
                return expected.cast(cause);
            }
            throw new AssertionError("It failed in another way", failed);
        }
    }
}
