package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.LiveToken;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tokens that work now. A valid one is answered at once, whatever a refresh does; who needs a new one waits for it
 * without a thread. Every failure is a {@link ProblemException} that says what to do, thrown or as the stage's failure.
 */
@ApplicationScoped
public class FreshTokens {

    @Inject
    StoredTokens stored;

    @Inject
    RefreshOnDemand refreshes;

    @Inject
    Flights flights;

    @Inject
    Readiness readiness;

    @Inject
    ProviderDialects dialects;

    @Inject
    LastUses lastUses;

    @Inject
    Waits waits;

    @Inject
    Clock clock;

    /** Returns a token that works now, refreshed where it must be. */
    public CompletionStage<FreshToken> read(OrganizationId organization, UserId user, TypeKey type) {
        Integration row = usable(organization, user, type);
        lastUses.note(row);
        return row.isTokenExpired(clock.instant()) ? renewed(row) : valid(row);
    }

    /** Returns a token from a call to the provider that began after this one; a back-off is not waited for. */
    public CompletionStage<FreshToken> force(OrganizationId organization, UserId user, TypeKey type) {
        Integration row = usable(organization, user, type);
        ProviderDialect dialect = dialects.get(row.provider());
        if (!row.hasRefreshToken()) {
            throw Refusals.nothingToRefresh();
        }
        if (dialect.client().isEmpty()) {
            throw Refusals.notConfigured(dialect.vendor());
        }
        lastUses.note(row);
        return waits.bounded(refreshes.force(row).thenApply(token -> fresh(token, dialect, false)));
    }

    private Integration usable(OrganizationId organization, UserId user, TypeKey type) {
        Integration row = stored.find(organization, user, type).orElseThrow(Refusals::notConnected);
        if (!row.isUsable() || row.needsReconnect()) {
            throw Refusals.of(row, clock.instant());
        }
        return row;
    }

    private CompletionStage<FreshToken> renewed(Integration row) {
        if (!row.hasRefreshToken()) {
            throw stored.ranOut(row);
        }
        ProviderDialect dialect = dialects.get(row.provider());
        Optional<ProblemException> obstacle =
                flights.isAloft(row.id()) ? Optional.empty() : readiness.obstacle(row, dialect, clock.instant());
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        return waits.bounded(refreshes.join(row).thenApply(token -> fresh(token, dialect, false)));
    }

    private CompletionStage<FreshToken> valid(Integration row) {
        Instant now = clock.instant();
        ProviderDialect dialect = dialects.get(row.provider());
        boolean underWay = flights.isAloft(row.id()) || Readiness.isClaimed(row, now);
        boolean due = row.needsRefresh(now)
                && !underWay
                && readiness.obstacle(row, dialect, now).isEmpty();
        if (dialect.refreshKillsAccessToken() && (due || underWay)) {
            return replaced(row, dialect);
        }
        FreshToken token = asStored(row, dialect, now);
        if (due) {
            refreshes.join(row); // nobody waits for it
        }
        return CompletableFuture.completedStage(token);
    }

    /** The refresh kills the token at hand, so its outcome is waited for; only where it fails for now the old one serves. */
    private CompletionStage<FreshToken> replaced(Integration row, ProviderDialect dialect) {
        CompletableFuture<FreshToken> answer = new CompletableFuture<>();
        waits.bounded(refreshes.join(row)).whenComplete((token, failure) -> {
            if (failure == null) {
                answer.complete(fresh(token, dialect, false));
            } else if (Causes.sparesTheToken(failure) && !row.isTokenExpired(clock.instant())) {
                answer.complete(fresh(stored.open(row), dialect, true));
            } else {
                answer.completeExceptionally(Causes.of(failure));
            }
        });
        return answer;
    }

    private FreshToken asStored(Integration row, ProviderDialect dialect, Instant now) {
        boolean degraded = row.needsRefresh(now) && row.lastErrorCode() != null;
        return fresh(stored.open(row), dialect, degraded);
    }

    private static FreshToken fresh(LiveToken token, ProviderDialect dialect, boolean degraded) {
        ScopeSet missing = ScopeSet.of(token.requested().values().stream()
                .filter(scope -> !dialect.covers(token.granted(), scope))
                .toList());
        return new FreshToken(token.accessToken(), token.expiresAt(), token.granted(), missing, degraded);
    }
}
