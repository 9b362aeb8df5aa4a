package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.control.Settlement.Answered;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes outcomes of refreshes to their rows and gives their slots back. */
@ApplicationScoped
public class SettlementWriter {

    private static final Logger LOG = System.getLogger(SettlementWriter.class.getName());
    private static final String UNUSABLE = "unusable_answer";

    @Inject
    Completions completions;

    @Inject
    RefreshFailures failures;

    @Inject
    Landings landings;

    @Inject
    Slots slots;

    /** Writes the tokens together and the failures one by one; returns what could not be written. */
    List<Settlement> write(List<Settlement> batch) {
        List<Answered> answers = new ArrayList<>();
        List<Settlement> left = new ArrayList<>();
        for (Settlement settlement : batch) {
            if (settlement instanceof Answered answered) {
                answers.add(answered);
            }
        }
        boolean together = answers.isEmpty() || attempt(batch, () -> completions.write(answers));
        Map<ProviderId, Integer> done = new HashMap<>();
        for (Settlement settlement : batch) {
            boolean written = settlement instanceof Answered && together;
            if (written || (left.size() < 2 && attempt(List.of(settlement), () -> writeAlone(settlement)))) {
                done.merge(settlement.claim().provider(), 1, Integer::sum);
            } else {
                left.add(0, settlement);
            }
        }
        done.forEach(slots::release);
        return left;
    }

    private void writeAlone(Settlement settlement) {
        if (settlement instanceof Answered answered) {
            complete(answered);
        } else if (settlement instanceof Settlement.Refused refused) {
            landings.land(refused.flight(), refused.claim(), failures.record(refused.claim(), refused.failure()));
        } else {
            landings.land(settlement.flight(), settlement.claim(), failures.recordDamage(settlement.claim()));
        }
    }

    /** What no column can hold (a NUL among the scopes, half a character in a token) will not be better next time. */
    private void complete(Answered answered) {
        try {
            completions.write(List.of(answered));
        } catch (LeaseStatements.Unwritable | IllegalArgumentException unusable) {
            OAuthFailure failure = new OAuthFailure(OAuthFailure.Kind.TEMPORARY, UNUSABLE, null, true);
            landings.land(answered.flight(), answered.claim(), failures.record(answered.claim(), failure));
        }
    }

    /**
     * One row that cannot be written, whatever the reason, must not take the others' tokens with it. An error of the virtual
     * machine is no exception: what it would take away may be the only living token of a grant.
     */
    private static boolean attempt(List<Settlement> rows, Runnable write) {
        try {
            write.run();
            return true;
        } catch (Throwable failure) {
            List<UUID> ids = rows.stream().map(row -> row.claim().id()).toList();
            LOG.log(Level.ERROR, "Outcomes of refreshes are not written yet, of the integrations " + ids, failure);
            return false;
        }
    }
}
