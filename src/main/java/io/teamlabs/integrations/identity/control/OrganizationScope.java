package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The organization that a thread works for. Hibernate and the database show that organization's rows and no other's.
 * A transaction lies wholly within one scope: begin the scope first, then the transaction. Other threads, managed tasks
 * included, inherit nothing. Static, as Hibernate asks from outside CDI.
 */
public final class OrganizationScope {

    private static final ThreadLocal<@Nullable OrganizationId> BOUND = new ThreadLocal<>();

    private OrganizationScope() {}

    /** Does the work for an organization and returns its result; afterwards the thread works for whom it did before. */
    public static <T extends @Nullable Object> T within(OrganizationId organization, Supplier<T> work) {
        OrganizationId before = BOUND.get();
        BOUND.set(organization);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /** Does work that has no result for an organization. */
    public static void run(OrganizationId organization, Runnable work) {
        within(organization, () -> {
            work.run();
            return organization;
        });
    }

    /** Returns the organization that this thread works for; empty where nobody is known. */
    public static Optional<OrganizationId> current() {
        return Optional.ofNullable(BOUND.get());
    }

    private static void restore(@Nullable OrganizationId before) {
        if (before == null) {
            BOUND.remove();
        } else {
            BOUND.set(before);
        }
    }
}
