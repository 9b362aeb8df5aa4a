package io.teamlabs.integrations.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does something when the transaction at hand is over, and at once where there is none. */
@ApplicationScoped
public class AfterTransaction {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    /** The work is done before whoever began the transaction goes on, however it ended; it must not fail. */
    public void run(Runnable work) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Ending(work));
        } else {
            work.run();
        }
    }

    private record Ending(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing is done before it is certain.
        }

        @Override
        public void afterCompletion(int status) {
            work.run();
        }
    }
}
