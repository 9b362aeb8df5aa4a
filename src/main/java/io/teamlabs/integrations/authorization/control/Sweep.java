package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Cuts what lost its user or changed organization, and deletes what is kept no longer. */
@ApplicationScoped
public class Sweep {

    private static final Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int BATCH = 200;
    private static final int PURGED = 5_000;

    /** How long after its end an attempt is remembered, so that a late browser is told why. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @Inject
    PendingAuthorizations rows;

    @Inject
    Cuts cuts;

    @Inject
    Revocations revocations;

    @Inject
    AuthorizationSettings settings;

    @Inject
    Clock clock;

    /** Does one round; what a batch does not hold is left for the next one. Returns how many integrations were cut. */
    public int sweep() {
        var orphans = rows.findIntegrationsWithoutUser(BATCH);
        orphans.forEach(this::cut);
        Instant now = clock.instant();
        rows.purge(now.minus(REMEMBERED), PURGED);
        rows.purgeEvents(now.minus(settings.eventRetention()), PURGED);
        return orphans.size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the revocation's row stays until it is done
    private void cut(PendingAuthorizations.Found orphan) {
        try {
            RevocationPlan plan =
                    OrganizationScope.within(orphan.organization(), () -> cuts.cut(orphan.id(), Actor.SYSTEM));
            if (plan.id() != null) {
                revocations.workOff(orphan.organization(), plan.id());
            }
        } catch (Exception failure) { // one bad row must not keep the others waiting
            LOG.log(Level.WARNING, "Integration " + orphan.id() + " lost its user and could not be cut", failure);
        }
    }
}
