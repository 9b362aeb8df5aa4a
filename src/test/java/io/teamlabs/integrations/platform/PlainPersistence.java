package io.teamlabs.integrations.platform;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final ThreadLocal<@Nullable Transaction> atHand = new ThreadLocal<>();

    private record Transaction(EntityManager entityManager, List<Synchronization> endings) {}

    PlainPersistence(TestPersistence persistence) {
        this.persistence = persistence;
    }

    /** Returns the entity manager of whichever transaction the calling thread has at hand. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                PlainPersistence.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, args) -> {
                    Transaction mine = atHand.get();
                    if (mine == null) {
                        throw new IllegalStateException("No transaction is at hand");
                    }
                    try {
                        return method.invoke(mine.entityManager(), args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    boolean hasTransaction() {
        return atHand.get() != null;
    }

    /** Returns what tells of the end of the transaction that the calling thread has at hand. */
    TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                PlainPersistence.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getTransactionStatus" ->
                        hasTransaction() ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
                    case "registerInterposedSynchronization" ->
                        Objects.requireNonNull(atHand.get()).endings().add((Synchronization) args[0]);
                    case "toString" -> "the plain transactions' registry";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Does the work in a transaction of its own; the one at hand, if any, is at hand again afterwards. */
    public <T> T transaction(Callable<T> work) {
        Transaction outer = atHand.get();
        List<Synchronization> endings = new ArrayList<>();
        try {
            return persistence.transaction(mine -> call(new Transaction(mine, endings), work));
        } finally {
            atHand.set(outer);
            endings.forEach(ending -> ending.afterCompletion(Status.STATUS_UNKNOWN));
        }
    }

    private <T> T call(Transaction mine, Callable<T> work) {
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
