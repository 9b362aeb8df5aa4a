package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.LiveToken;
import io.teamlabs.integrations.access.entity.RememberedToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Tokens that work now. A valid one is answered at once, from memory where this node read it before, whatever a refresh
 * does; who needs a new one waits for it without a thread. Every failure is a {@link ProblemException} that says what to
 * do, thrown or as the stage's failure.
 */
@ApplicationScoped
public class FreshTokens {

    /** Bounded, as a row can be changed with triggers switched off. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    TokenCache cache;

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
    public CompletionStage<FreshToken> read(TokenKey key) {
        return remembered(key)
                .<CompletionStage<FreshToken>>map(CompletableFuture::completedStage)
                .orElseGet(() -> {
                    cache.missed();
                    return readAgain(key);
                });
    }

    /**
     * Returns a token that works now and that this node need not ask the database for; empty where it must. A token that
     * dies by its refresh is not answered while that is under way.
     */
    public Optional<FreshToken> remembered(TokenKey key) {
        return cache.find(key)
                .filter(found ->
                        !found.diesByRefresh() || flights.find(found.row()).isEmpty())
                .map(found -> used(key, found));
    }

    private FreshToken used(TokenKey key, RememberedToken found) {
        lastUses.note(key.organization(), found.row());
        return found.token();
    }

    /**
     * Returns a token that works now, from memory or by the row; empty where something is to be waited for, begun or refused,
     * none of which happens here.
     */
    public Optional<FreshToken> atOnce(TokenKey key) {
        Optional<FreshToken> remembered = remembered(key);
        return remembered.isPresent() ? remembered : settled(key);
    }

    private Optional<FreshToken> settled(TokenKey key) {
        long reading = cache.reading();
        return stored.find(key).filter(this::isSettled).map(row -> {
            cache.missed();
            lastUses.note(row.organization(), row.id());
            return remembering(key, row, dialects.get(row.provider()), reading);
        });
    }

    private boolean isSettled(TokenState row) {
        Instant now = clock.instant();
        return row.isUsable()
                && !row.needsReconnect()
                && !row.isTokenExpired(now)
                && !isBeingKilled(row, now)
                && Readiness.unchangedUntil(row, now).filter(now::isBefore).isPresent();
    }

    private boolean isBeingKilled(TokenState row, Instant now) {
        return dialects.get(row.provider()).refreshKillsAccessToken()
                && (Readiness.isClaimed(row, now) || flights.find(row.id()).isPresent());
    }

    /** Returns a token that works now by the row as it is now, whatever is remembered of it. */
    public CompletionStage<FreshToken> readAgain(TokenKey key) {
        long reading = cache.reading();
        TokenState row = usable(key);
        lastUses.note(row.organization(), row.id());
        return row.isTokenExpired(clock.instant()) ? renewed(row) : valid(key, row, reading);
    }

    /** Returns a token from a call to the provider that began after this one; a back-off is not waited for. */
    public CompletionStage<FreshToken> force(TokenKey key) {
        TokenState row = usable(key);
        ProviderDialect dialect = dialects.get(row.provider());
        if (!row.hasRefreshToken()) {
            throw Refusals.nothingToRefresh();
        }
        if (dialect.client().isEmpty()) {
            throw Refusals.notConfigured(dialect.vendor());
        }
        lastUses.note(row.organization(), row.id());
        return waits.bounded(refreshes.force(row).thenApply(token -> fresh(token, dialect, false)));
    }

    private TokenState usable(TokenKey key) {
        TokenState row = stored.find(key).orElseThrow(Refusals::notConnected);
        if (!row.isUsable() || row.needsReconnect()) {
            throw Refusals.of(row, clock.instant());
        }
        return row;
    }

    private CompletionStage<FreshToken> renewed(TokenState row) {
        if (!row.hasRefreshToken()) {
            throw stored.ranOut(row);
        }
        ProviderDialect dialect = dialects.get(row.provider());
        Optional<ProblemException> obstacle = flights.find(row.id()).isPresent()
                ? Optional.empty()
                : readiness.obstacle(row, dialect, clock.instant());
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        return waits.bounded(refreshes.join(row).thenApply(token -> fresh(token, dialect, false)));
    }

    private CompletionStage<FreshToken> valid(TokenKey key, TokenState row, long reading) {
        Instant now = clock.instant();
        ProviderDialect dialect = dialects.get(row.provider());
        boolean claimed = Readiness.isClaimed(row, now);
        boolean due = row.needsRefresh(now)
                && !claimed
                && readiness.obstacle(row, dialect, now).isEmpty();
        if (!dialect.refreshKillsAccessToken()) {
            FreshToken token = remembering(key, row, dialect, reading);
            if (due) {
                refreshes.join(row); // nobody waits for it
            }
            return CompletableFuture.completedStage(token);
        }
        return underWay(row, due || claimed)
                .map(refresh -> replaced(row, dialect, refresh))
                .orElseGet(() -> CompletableFuture.completedStage(remembering(key, row, dialect, reading)));
    }

    private FreshToken remembering(TokenKey key, TokenState row, ProviderDialect dialect, long reading) {
        FreshToken token = asStored(row, dialect, clock.instant());
        remember(key, row, token, reading);
        return token;
    }

    private void remember(TokenKey key, TokenState row, FreshToken token, long reading) {
        boolean dies = dialects.get(row.provider()).refreshKillsAccessToken();
        Instant now = clock.instant();
        Instant longest = now.plus(LONGEST);
        Readiness.unchangedUntil(row, now)
                .map(until -> until.isBefore(longest) ? until : longest)
                .map(until -> new RememberedToken(row.id(), token, until, dies, reading))
                .ifPresent(answer -> cache.put(key, answer));
    }

    /**
     * The refresh that is about to kill the token at hand. One of this node is joined and never begun for being there a
     * moment ago: where it has just ended, the row as read may be what it wrote.
     */
    private Optional<CompletionStage<LiveToken>> underWay(TokenState row, boolean wanted) {
        return wanted
                ? Optional.of(refreshes.join(row))
                : flights.find(row.id()).map(Flight::landing);
    }

    /** The outcome is waited for; only where the refresh fails for now does the old token serve. */
    private CompletionStage<FreshToken> replaced(
            TokenState row, ProviderDialect dialect, CompletionStage<LiveToken> refresh) {
        return waits.bounded(refresh).handle((token, failure) -> {
            if (failure == null) {
                return fresh(token, dialect, false);
            }
            if (Causes.sparesTheToken(failure) && !row.isTokenExpired(clock.instant())) {
                return fresh(stored.open(row), dialect, true);
            }
            throw new CompletionException(Causes.of(failure));
        });
    }

    private FreshToken asStored(TokenState row, ProviderDialect dialect, Instant now) {
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
