package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.access.control.ShortTransactions;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What answers of a provider's API mean to the row, written in short transactions between calls. */
@ApplicationScoped
public class Grants {

    @Inject
    ShortTransactions transactions;

    @Inject
    Integrations integrations;

    @Inject
    IntegrationEvents events;

    @Inject
    Clock clock;

    /** The row's grant at a moment: what was replaced since has another generation. */
    record Seen(long generation, boolean refreshable) {}

    /** Returns the grant as it is; empty where the row is gone or cut. */
    Optional<Seen> look(CallContext context) {
        return OrganizationScope.within(
                context.organization(),
                () -> transactions.run(() -> integrations
                        .find(context.integration())
                        .filter(Integration::isUsable)
                        .map(row -> new Seen(row.grantGeneration(), row.hasRefreshToken()))));
    }

    /** The provider no longer honours the grant that was seen: nothing of it is kept. A newer grant is left as it is. */
    void gone(CallContext context, Seen seen, String words) {
        change(context, row -> {
            if (row.grantGeneration() == seen.generation()
                    && row.grantGone(ErrorCode.GRANT_GONE, words, clock.instant())) {
                EventSubject subject =
                        new EventSubject(row.id(), row.user(), row.type().value());
                events.append(EventKind.RECONNECT_NEEDED, subject, Actor.SYSTEM, ErrorCode.GRANT_GONE);
            }
        });
    }

    /** A refusal of the token that does not end the grant counts among the failures in a row. */
    void refused(CallContext context, String code, String words) {
        change(context, row -> row.authenticationFailed(code, words, clock.instant()));
    }

    /** A good answer clears what was counted of refused tokens. */
    void honoured(CallContext context) {
        change(context, row -> row.authenticationWorked(clock.instant()));
    }

    private void change(CallContext context, Consumer<Integration> change) {
        OrganizationScope.run(
                context.organization(),
                () -> transactions.run(() -> {
                    integrations.findForUpdate(context.integration()).ifPresent(change);
                    return context;
                }));
    }
}
