package io.teamlabs.integrations.platform;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of threads, without a server: a thread has at most one at hand, of the organization that it is bound to.
 * Outside of one the entity manager refuses to work, loudly.
 */
public final class PlainPersistence {

    private final TestPersistence persistence;

    @SuppressWarnings("ThreadLocalUsage") // one database, one instance
    private final ThreadLocal<@Nullable EntityManager> atHand = new ThreadLocal<>();

    PlainPersistence(TestPersistence persistence) {
        this.persistence = persistence;
    }

    /** Returns the entity manager of whichever transaction the calling thread has at hand. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                PlainPersistence.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, args) -> {
                    EntityManager mine = atHand.get();
                    if (mine == null) {
                        throw new IllegalStateException("No transaction is at hand");
                    }
                    try {
                        return method.invoke(mine, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    boolean hasTransaction() {
        return atHand.get() != null;
    }

    /** Does the work in a transaction of its own; the one at hand, if any, is at hand again afterwards. */
    public <T> T transaction(Callable<T> work) {
        EntityManager outer = atHand.get();
        try {
            return persistence.transaction(mine -> call(mine, work));
        } finally {
            atHand.set(outer);
        }
    }

    private <T> T call(EntityManager mine, Callable<T> work) {
        atHand.set(mine);
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }
}
