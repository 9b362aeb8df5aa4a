package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Attempt;
import io.teamlabs.integrations.authorization.entity.Departure;
import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.PendingAuthorization;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions that begin a connection. */
@ApplicationScoped
public class BeginningSteps {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @Inject
    PendingAuthorizations rows;

    @Inject
    Integrations integrations;

    @Inject
    ProviderDialects dialects;

    @Inject
    Departures departures;

    @Inject
    Clock clock;

    /** Returns which scopes to ask for. */
    @Transactional
    public ScopeSet scopes(UserId user, TypeDefinition definition, @Nullable List<String> capabilities) {
        var wanted = new WantedScopes(definition, dialects.get(definition.provider()));
        return wanted.of(capabilities, integrations.findByUserAndType(user, definition.type()));
    }

    /** Stores an attempt that a browser starts later; returns until when it may. */
    @Transactional
    public Instant store(Attempt attempt, Digest start, @Nullable Digest browser) {
        PendingAuthorization row = row(attempt);
        row.startsAt(start, browser);
        rows.add(row);
        return row.expiresAt();
    }

    /** Stores an attempt and starts it at once; empty where the client is gone. */
    @Transactional
    public Optional<Departure> storeAndDepart(Attempt attempt) {
        PendingAuthorization row = row(attempt);
        Optional<Departure> departure = departures.depart(row, null);
        departure.ifPresent(started -> rows.add(row));
        return departure;
    }

    private PendingAuthorization row(Attempt attempt) {
        Instant now = clock.instant();
        return new PendingAuthorization(UUID.randomUUID(), attempt, now, now.plus(LIFETIME));
    }
}
