package io.teamlabs.integrations.gateway.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(10));

    @Test
    void opensAfterSoManyFailuresInARow() {
        breaker.failed(NOW);
        breaker.failed(NOW);
        assertThat(breaker.refusal(NOW)).isEmpty();
        breaker.failed(NOW);
        assertThat(breaker.refusal(NOW.plusSeconds(4))).contains(Duration.ofSeconds(6));
    }

    @Test
    void successBetweenFailuresKeepsItClosed() {
        breaker.failed(NOW);
        breaker.failed(NOW);
        breaker.succeeded();
        breaker.failed(NOW);
        assertThat(breaker.refusal(NOW)).isEmpty();
    }

    @Test
    void afterThePauseOneCallMayTryAndTheOthersStillMayNot() {
        open();
        Instant later = NOW.plusSeconds(10);
        assertThat(breaker.refusal(later)).isEmpty();
        assertThat(breaker.refusal(later)).isPresent();
        breaker.succeeded();
        assertThat(breaker.refusal(later)).isEmpty();
        assertThat(breaker.refusal(later)).isEmpty();
    }

    @Test
    void pauseGrowsWhileTheTryingCallFailsAndNotForEver() {
        open();
        Instant now = NOW;
        for (int round = 0; round < 6; round++) {
            now = now.plusSeconds(100);
            assertThat(breaker.refusal(now)).isEmpty();
            breaker.failed(now);
        }
        assertThat(breaker.refusal(now)).contains(Duration.ofSeconds(80));
    }

    private void open() {
        for (int failure = 0; failure < 3; failure++) {
            breaker.failed(NOW);
        }
    }
}
