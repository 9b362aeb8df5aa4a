package io.teamlabs.integrations.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.RememberedToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Notifications;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettableClock;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much is remembered, and what of it is answered while nothing can be heard. */
class TokenCacheBoundsTest {

    private static final TokenKey ANNA = AccessBench.key("anna");

    private final Listener listener = new Listener();
    private final SettableClock clock = new SettableClock();

    /** A listener as the test wants it. */
    private static final class Listener extends Notifications {
        private boolean alive = true;
        private boolean connected = true;

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }
    }

    private TokenCache cache(int size) {
        TokenCache cache = new TokenCache();
        cache.notifications = listener;
        cache.settings = new ReadSettings(size);
        cache.clock = clock;
        cache.prepare();
        return cache;
    }

    private RememberedToken token(TokenCache cache) {
        FreshToken token = new FreshToken(new Secret("secret"), null, ScopeSet.EMPTY, ScopeSet.EMPTY, false);
        return new RememberedToken(UUID.randomUUID(), token, clock.instant().plusSeconds(60), false, cache.reading());
    }

    @Test
    void noMoreIsRememberedThanTheSettingSays() {
        TokenCache cache = cache(10);

        for (int person = 0; person < 1_000; person++) {
            cache.put(AccessBench.key("p" + person), token(cache));
        }
        cache.sweep();

        assertThat(cache.counts().size()).isPositive().isLessThanOrEqualTo(10);
    }

    @Test
    void settingOfZeroRemembersNothing() {
        TokenCache cache = cache(0);

        cache.put(ANNA, token(cache));

        assertThat(cache.find(ANNA)).isEmpty();
        assertThat(cache.counts().size()).isZero();
    }

    @Test
    @DisplayName("towards bar 37: answers of the seconds without a listener are counted, and there are none after them")
    void readsWithoutAListenerAreCountedAndEnd() {
        TokenCache cache = cache(10);
        cache.put(ANNA, token(cache));
        assertThat(cache.find(ANNA)).isPresent();
        assertThat(cache.counts().unheard()).isZero();

        listener.connected = false;
        assertThat(cache.find(ANNA)).isPresent();
        assertThat(cache.counts().unheard()).isEqualTo(1);

        listener.alive = false;
        assertThat(cache.find(ANNA)).isEmpty();
        assertThat(cache.counts()).isEqualTo(new TokenCache.Counts(1, 2, 0, 1));
    }

    @Test
    void afterALossNothingFromBeforeIsAnsweredEvenIfItIsPutLate() {
        TokenCache cache = cache(10);
        RememberedToken slow = token(cache);

        cache.dropped();
        cache.put(ANNA, slow);

        assertThat(cache.find(ANNA)).isEmpty();
        cache.put(ANNA, token(cache));
        assertThat(cache.find(ANNA)).isPresent();
    }
}
