package io.teamlabs.integrations.identity.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The tokens that were found good a moment ago: a backend sends the same one thousands of times, and its signature does not
 * change. Kept by their digest, so that what is kept opens nothing; for a minute, and never past the token's own end; no
 * longer than the keys they were checked with. What was refused is never remembered.
 */
final class CheckedTokens {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Clock clock;
    private final int most;
    private final Map<ByteBuffer, Remembered> memory = new ConcurrentHashMap<>();
    private int changesOfKeys;

    CheckedTokens(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** What a good token says, and the first moment at which it is good no more. */
    record Believed(TokenClaims claims, Instant until) {}

    private record Remembered(Believed believed, Instant at) {

        /** A clock that was set back may not make a token good before its time. */
        boolean holds(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED)) && now.isBefore(believed.until());
        }
    }

    /** Returns what the token says by memory alone; empty where it would have to be checked. */
    Optional<TokenClaims> known(String token) {
        return known(digest(token), clock.instant());
    }

    private Optional<TokenClaims> known(ByteBuffer digest, Instant now) {
        Remembered known = memory.get(digest);
        return known != null && known.holds(now) ? Optional.of(known.believed().claims()) : Optional.empty();
    }

    /** Returns what the token says, from memory or else by the check; empty where the check does not believe it. */
    Optional<TokenClaims> find(String token, Supplier<Optional<Believed>> check) {
        ByteBuffer digest = digest(token);
        Instant now = clock.instant();
        Optional<TokenClaims> known = known(digest, now);
        if (known.isPresent()) {
            return known;
        }
        int changes = changesOfKeys();
        Optional<Believed> found = check.get();
        found.ifPresent(believed -> remember(digest, new Remembered(believed, now), changes));
        return found.map(Believed::claims);
    }

    /** Forgets all: the keys have changed, and each token must be checked with those of now. */
    synchronized void forget() {
        changesOfKeys++;
        memory.clear();
    }

    private synchronized int changesOfKeys() {
        return changesOfKeys;
    }

    /** Not where the keys changed while the token was being checked: it may have been with the old ones. */
    private synchronized void remember(ByteBuffer digest, Remembered found, int changes) {
        if (changes == changesOfKeys) {
            if (memory.size() >= most) {
                memory.clear(); // checking a token again is cheap; telling which one to keep is not
            }
            memory.put(digest, found);
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
