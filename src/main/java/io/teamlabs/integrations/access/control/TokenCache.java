package io.teamlabs.integrations.access.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.teamlabs.integrations.access.entity.RememberedToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.connection.control.TokenObserver;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.AfterTransaction;
import io.teamlabs.integrations.platform.ChangeStamps;
import io.teamlabs.integrations.platform.NotificationSubscriber;
import io.teamlabs.integrations.platform.Notifications;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * The tokens that this node read a while ago and may answer again: until their row changes, which the database tells to
 * all nodes and this node's own writers tell here at once, and only while the listener for that is alive.
 */
@ApplicationScoped
public class TokenCache implements NotificationSubscriber, TokenObserver {

    private static final String ALL = "*";
    private static final int ID = 32;
    private static final int STRIPES = 16;

    @Inject
    Notifications notifications;

    @Inject
    AfterTransaction afterTransaction;

    @Inject
    ReadSettings settings;

    @Inject
    Clock clock;

    private final ChangeStamps stamps = new ChangeStamps(STRIPES);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder unheard = new LongAdder();
    private Cache<TokenKey, RememberedToken> tokens;

    /**
     * How reads went since the start.
     *
     * @param size how many tokens are remembered
     * @param unheard how many of the hits were answered while no change could be heard: in the seconds after a loss
     */
    public record Counts(long size, long hits, long misses, long unheard) {}

    /** Its own upkeep is done by its users, in passing: no thread of its own, and none of the JVM's common ones. */
    @PostConstruct
    void prepare() {
        tokens = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .executor(Runnable::run)
                .build();
    }

    /** Returns what may be answered without the row. */
    Optional<RememberedToken> find(TokenKey key) {
        RememberedToken token = tokens.getIfPresent(key);
        if (token == null || !notifications.isAlive() || !isGood(token, clock.instant())) {
            return Optional.empty();
        }
        hits.increment();
        if (!notifications.isConnected()) {
            unheard.increment();
        }
        return Optional.of(token);
    }

    private boolean isGood(RememberedToken token, Instant now) {
        return stamps.isGood(token.row(), token.reading()) && token.until().isAfter(now);
    }

    /** Counts a read that the row must answer. */
    void missed() {
        misses.increment();
    }

    /** Returns the number to remember what is read from now on by; to be asked for before the row. */
    long reading() {
        return stamps.reading();
    }

    /** What has changed while it was read is put in vain: it is never found. */
    void put(TokenKey key, RememberedToken token) {
        if (settings.remembered() > 0 && notifications.isAlive()) {
            tokens.put(key, token);
        }
    }

    /** Lets go of what is not answered any more, so that no token in clear stays for nothing. */
    public void sweep() {
        Instant now = clock.instant();
        tokens.asMap().values().removeIf(token -> !isGood(token, now));
        tokens.cleanUp();
    }

    public Counts counts() {
        return new Counts(tokens.estimatedSize(), hits.sum(), misses.sum(), unheard.sum());
    }

    @Override
    public String channel() {
        return "integrations_changed";
    }

    /** The ids of rows, as the trigger writes them: hexadecimal digits, with a comma between. */
    @Override
    public void changed(String payload) {
        if (payload.equals(ALL)) {
            dropped();
            return;
        }
        for (int at = 0; at < payload.length(); at += ID + 1) {
            stamps.changed(new UUID(
                    HexFormat.fromHexDigitsToLong(payload, at, at + ID / 2),
                    HexFormat.fromHexDigitsToLong(payload, at + ID / 2, at + ID)));
        }
    }

    @Override
    public void dropped() {
        stamps.allChanged();
        tokens.invalidateAll();
    }

    /** This node's own write: who reads after it never gets the token from before. */
    @Override
    public void tokensChanged(OrganizationId organization, UUID row) {
        afterTransaction.run(() -> stamps.changed(row));
    }
}
