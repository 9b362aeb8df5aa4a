package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import io.teamlabs.integrations.revocation.entity.PendingRevocation;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Handing tokens back to the provider: ordered before the row lets go of them, planned in the transaction that changes
 * the row, worked off after its commit. It never stands in the way of the cut.
 */
@ApplicationScoped
public class Revocations {

    @Inject
    Obstacles obstacles;

    @Inject
    PendingRevocations rows;

    @Inject
    GrantSealing sealing;

    @Inject
    IntegrationEvents events;

    @Inject
    ProviderDialects dialects;

    @Inject
    RevocationWork work;

    @Inject
    Clock clock;

    /** Returns an order for the tokens that a row holds now; empty where it holds none. To be called before the cut. */
    public Optional<RevocationOrder> orderFor(Integration row) {
        if (row.tokens().isEmpty()) {
            return Optional.empty();
        }
        GrantTokens tokens = sealing.open(row).orElse(null);
        EventSubject subject = new EventSubject(row.id(), row.user(), row.type().value());
        return Optional.of(new RevocationOrder(row.organization(), subject, grantOf(row), tokens));
    }

    /** Returns what the row shares with other connections of its account. */
    public static GrantKey grantOf(Integration row) {
        var account = row.account();
        return new GrantKey(row.provider(), row.clientId(), account == null ? null : account.id());
    }

    /**
     * Decides what becomes of tokens, in the transaction that took them from their row and after that row's change: who
     * uses the grant is counted as the database then has it. Takes the lock on the grant.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RevocationPlan plan(RevocationOrder order, Actor actor) {
        Optional<String> obstacle = obstacles.of(order);
        GrantTokens tokens = order.tokens();
        if (obstacle.isPresent() || tokens == null) {
            events.append(EventKind.REVOCATION_FAILED, order.subject(), actor, obstacle.orElse(null));
            return RevocationPlan.NOT_NEEDED;
        }
        rows.lock(order.grant());
        if (obstacles.killsOthers(order.grant(), rows)) {
            events.append(EventKind.REVOCATION_SHARED, order.subject(), actor, null);
            return RevocationPlan.SHARED;
        }
        UUID id = UUID.randomUUID();
        rows.add(new PendingRevocation(id, order, sealing.seal(order.organization(), id, tokens), clock.instant()));
        return RevocationPlan.pending(id);
    }

    /**
     * Prepares a connection to take over a grant, before its row changes: locks the grants that it leaves and enters, and
     * withdraws what was still to be revoked of the new one where that would end the new tokens too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void makeWay(GrantKey entered, GrantKey... left) {
        GrantKey[] all = new GrantKey[left.length + 1];
        System.arraycopy(left, 0, all, 0, left.length);
        all[left.length] = entered;
        rows.lock(all);
        if (!dialects.get(entered.provider()).revokeReplacedTokensOfSameAccount()) {
            rows.withdraw(entered);
        }
    }

    /** Works off what was planned, after the commit; the stage never fails, for what fails now is tried again. */
    public CompletionStage<RevocationResult> workOff(OrganizationId organization, UUID id) {
        return work.workOff(organization, id, UUID.randomUUID());
    }
}
