package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Connection;
import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Replacement;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.connection.control.ChangedTokens;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The one transaction in which tokens become a connection and those that they replace are ordered to be revoked. */
@ApplicationScoped
public class Connecting {

    @Inject
    PendingAuthorizations locks;

    @Inject
    Integrations integrations;

    @Inject
    People people;

    @Inject
    ProviderDialects dialects;

    @Inject
    Revocations revocations;

    @Inject
    NewGrants grants;

    @Inject
    IntegrationEvents events;

    @Inject
    ChangedTokens changedTokens;

    @Inject
    Clock clock;

    /** Stores what was obtained; empty where the person is gone or has moved to another organization. */
    @Transactional
    public Optional<Connection> connect(Target target, Obtained obtained, Actor actor, EventKind kind) {
        boolean there = people.find(target.user())
                .filter(person -> target.organization().equals(person.organization()))
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        locks.lock(target);
        Optional<Integration> stored = integrations.findByUserAndTypeForUpdate(target.user(), target.type());
        Integration row = stored.orElseGet(() -> fresh(target));
        Replacement replacement = replacement(row, obtained);
        prepare(row, replacement, obtained);
        row.connect(grants.of(row, replacement, obtained), clock.instant());
        if (stored.isEmpty()) {
            integrations.add(row);
        }
        changedTokens.tell(row.organization(), row.id());
        return Optional.of(told(row, replacement, actor, kind));
    }

    private Integration fresh(Target target) {
        return new Integration(
                target.newRow(),
                target.organization(),
                target.user(),
                target.type(),
                target.provider(),
                clock.instant());
    }

    private Replacement replacement(Integration row, Obtained obtained) {
        return Replacement.of(row, revocations.orderFor(row).orElse(null), obtained);
    }

    private void prepare(Integration row, Replacement replacement, Obtained obtained) {
        GrantKey entered = new GrantKey(
                row.provider(), obtained.clientId(), obtained.account().id());
        RevocationOrder left = replacement.order();
        if (left == null) {
            revocations.makeWay(entered);
        } else {
            revocations.makeWay(entered, left.grant());
        }
    }

    private Connection told(Integration row, Replacement replacement, Actor actor, EventKind kind) {
        EventSubject subject = new EventSubject(row.id(), row.user(), row.type().value());
        if (replacement.anotherAccount()) {
            events.append(EventKind.ACCOUNT_REPLACED, subject, actor, null);
        }
        events.append(kind, subject, actor, null);
        RevocationPlan plan = replaced(row, replacement, actor);
        return new Connection(replacement.anotherAccount(), row.hasRefreshToken(), plan.id());
    }

    private RevocationPlan replaced(Integration row, Replacement replacement, Actor actor) {
        boolean sparesNew = dialects.get(row.provider()).revokeReplacedTokensOfSameAccount();
        RevocationOrder order = replacement.toRevoke(sparesNew && !replacement.isRefreshTokenKeptBy(row));
        return order == null ? RevocationPlan.NOT_NEEDED : revocations.plan(order, actor);
    }
}
