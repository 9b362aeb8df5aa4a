package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import io.teamlabs.integrations.access.entity.StoredToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.vault.control.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Rows as a reader of tokens meets them: read, opened, or set aside for what a reader was the first to see. */
@ApplicationScoped
public class StoredTokens {

    private static final String READ = "SELECT * FROM read_token(?, ?, ?)";

    @Inject
    LeaseStatements statements;

    @Inject
    RowTransactions rows;

    @Inject
    Integrations integrations;

    @Inject
    IntegrationEvents events;

    @Inject
    TokenSeals seals;

    @Inject
    Clock clock;

    /** Returns the row in one round trip. */
    Optional<StoredToken> find(TokenKey key) {
        return statements
                .query(
                        READ,
                        StoredRow::read,
                        key.organization().value(),
                        key.user().value(),
                        key.type().value())
                .stream()
                .findFirst();
    }

    Optional<Integration> find(OrganizationId organization, UUID id) {
        return rows.within(organization, () -> integrations.find(id));
    }

    /** Opens the access token; a row that cannot be opened is set aside and the problem says so. */
    LiveToken open(TokenState row) {
        SealedTokens tokens = row.tokens().orElseThrow(Refusals::notConnected);
        try {
            return new LiveToken(
                    seals.accessToken(row.organization(), row.id(), tokens),
                    row.tokenExpiry(),
                    row.scope(),
                    row.requestedScope());
        } catch (Unreadable unreadable) {
            throw setAside(
                    row,
                    EventKind.UNREADABLE,
                    ErrorCode.UNREADABLE,
                    found -> found.unreadable(RefreshWords.UNREADABLE, clock.instant()));
        }
    }

    /** The token ran out and nothing can refresh it: the row says so from now on. Returns the problem. */
    ProblemException ranOut(TokenState row) {
        return setAside(
                row,
                EventKind.EXPIRED,
                ErrorCode.RAN_OUT,
                found -> found.ranOut(RefreshWords.RAN_OUT, clock.instant()));
    }

    /** Moves the row on, unless its grant was replaced or it was set aside meanwhile. */
    private ProblemException setAside(TokenState seen, EventKind kind, String code, Consumer<Integration> change) {
        return rows.within(seen.organization(), () -> {
            Optional<Integration> row = integrations.findForUpdate(seen.id());
            row.filter(found -> found.grantGeneration() == seen.grantGeneration() && !found.needsReconnect())
                    .ifPresent(found -> {
                        change.accept(found);
                        events.append(kind, subject(found), Actor.SYSTEM, code);
                    });
            return row.map(found -> Refusals.of(found, clock.instant())).orElseGet(Refusals::notConnected);
        });
    }

    private static EventSubject subject(Integration row) {
        return new EventSubject(row.id(), row.user(), row.type().value());
    }
}
