package io.teamlabs.integrations.revocation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Works off what is due: what a crash left, and what failed before. */
@ApplicationScoped
public class DueRevocations {

    private static final int BATCH = 20;

    @Inject
    RevocationSteps steps;

    @Inject
    RevocationWork work;

    /** Begins an attempt at each row that is due, a batch at most, and waits for none; returns how many. */
    public int workOff() {
        UUID lease = UUID.randomUUID();
        var claimed = steps.claimDue(BATCH, lease);
        claimed.forEach(due -> work.workOff(due.organization(), due.id(), lease));
        return claimed.size();
    }
}
