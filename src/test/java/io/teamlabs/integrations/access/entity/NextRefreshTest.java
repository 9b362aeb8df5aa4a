package io.teamlabs.integrations.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextRefreshTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));

    private final NextRefresh next =
            new NextRefresh(new RefreshSchedule(new Random(3)), Duration.ofDays(30), Duration.ofDays(20));

    @Test
    void rowInUseIsDueByItsExpiry() {
        assertThat(next.after(answer(HOUR), NOW.minus(Duration.ofDays(29)), null))
                .isBetween(NOW.plus(Duration.ofMinutes(50)), NOW.plus(Duration.ofMinutes(55)));
    }

    @Test
    void idleRowIsOnlyKeptAlive() {
        assertThat(next.after(answer(HOUR), LONG_AGO, null)).isEqualTo(NOW.plus(Duration.ofDays(20)));
    }

    @Test
    void idleRowWithALongLivedTokenIsDueByItsExpiry() {
        assertThat(next.after(answer(Duration.ofDays(60)), LONG_AGO, null)).isAfter(NOW.plus(Duration.ofDays(59)));
    }

    @Test
    void idleRowIsRenewedBeforeItsRefreshTokenRunsOut() {
        assertThat(next.after(answer(HOUR), LONG_AGO, NOW.plus(Duration.ofDays(10))))
                .isEqualTo(NOW.plus(Duration.ofDays(5)));
    }

    @Test
    void tokenThatDoesNotRunOutIsNeverDue() {
        assertThat(next.after(answer(null), NOW, null)).isNull();
        assertThat(next.after(answer(null), LONG_AGO, null)).isNull();
    }

    private static TokenAnswer answer(@Nullable Duration lifetime) {
        return new TokenAnswer(
                new Secret("access"), null, NOW, lifetime == null ? null : NOW.plus(lifetime), null, null);
    }
}
