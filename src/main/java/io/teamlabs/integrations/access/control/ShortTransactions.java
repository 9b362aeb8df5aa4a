package io.teamlabs.integrations.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction around a few statements; a call to a provider never happens inside. */
@ApplicationScoped
public class ShortTransactions {

    @Transactional
    public <T> T run(Supplier<T> work) {
        return work.get();
    }
}
