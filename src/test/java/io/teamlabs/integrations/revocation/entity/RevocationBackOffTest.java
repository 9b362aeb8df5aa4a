package io.teamlabs.integrations.revocation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevocationBackOffTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theWaitGrowsToSixHoursAndIsSpread() {
        RevocationBackOff backOff = new RevocationBackOff(new Random(7));
        List<Long> seconds = new Random(1)
                .ints(2000, 1, 40)
                .mapToObj(failed ->
                        Duration.between(NOW, backOff.next(NOW, failed, null)).toSeconds())
                .toList();
        assertThat(seconds)
                .allMatch(wait -> wait >= 15 && wait <= Duration.ofHours(6).toSeconds())
                .anyMatch(wait -> wait > Duration.ofHours(5).toSeconds());
        assertThat(new HashSet<>(seconds)).hasSizeGreaterThan(500);
    }

    @Test
    void theFirstWaitIsShort() {
        RevocationBackOff backOff = new RevocationBackOff(new Random(7));
        for (int i = 0; i < 100; i++) {
            assertThat(Duration.between(NOW, backOff.next(NOW, 1, null)))
                    .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @Test
    void whatTheProviderAsksForIsHonoured() {
        RevocationBackOff backOff = new RevocationBackOff(new Random(7));
        assertThat(backOff.next(NOW, 1, Duration.ofMinutes(20))).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
    }
}
