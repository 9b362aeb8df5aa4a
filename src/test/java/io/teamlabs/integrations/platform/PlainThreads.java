package io.teamlabs.integrations.platform;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads in the form in which a server gives them: as many as there is work for, none of them keeping the JVM alive. */
final class PlainThreads implements InvocationHandler {

    private final ExecutorService pool = Executors.newCachedThreadPool(PlainThreads::daemon);
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, PlainThreads::daemon);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "plain");
        thread.setDaemon(true);
        return thread;
    }

    ManagedScheduledExecutorService managed() {
        return (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                PlainThreads.class.getClassLoader(), new Class<?>[] {ManagedScheduledExecutorService.class}, this);
    }

    /** Returns a factory of single threads. */
    static ManagedThreadFactory factory() {
        return (ManagedThreadFactory) Proxy.newProxyInstance(
                PlainThreads.class.getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class},
                (proxy, method, arguments) -> daemon((Runnable) arguments[0]));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("copy") && arguments[0] instanceof CompletionStage<?> original) {
            return copied(original);
        }
        try {
            return method.invoke(method.getName().startsWith("schedule") ? scheduler : pool, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private <T> CompletableFuture<T> copied(CompletionStage<T> original) {
        CompletableFuture<T> copy = new Pooled<>(pool);
        original.whenComplete((value, failure) -> {
            if (failure == null) {
                copy.complete(value);
            } else {
                copy.completeExceptionally(failure);
            }
        });
        return copy;
    }

    private static final class Pooled<T> extends CompletableFuture<T> {
        private final Executor pool;

        Pooled(Executor pool) {
            this.pool = pool;
        }

        @Override
        public Executor defaultExecutor() {
            return pool;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Pooled<>(pool);
        }
    }
}
