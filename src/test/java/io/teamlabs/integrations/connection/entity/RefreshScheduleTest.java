package io.teamlabs.integrations.connection.entity;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshScheduleTest {

    @Test
    @DisplayName("bar 12: the refresh point is the expiry less five minutes, but never before half of the lifetime")
    void refreshPointIsTheExpiryLessTheMargin() {
        assertPoint(Duration.ofHours(8), Duration.ofHours(8).minusMinutes(5));
        assertPoint(Duration.ofHours(1), Duration.ofMinutes(55));
        assertPoint(Duration.ofMinutes(10).plusSeconds(1), Duration.ofSeconds(301));
        assertPoint(Duration.ofMinutes(10), Duration.ofMinutes(5));
        assertPoint(Duration.ofMinutes(1), Duration.ofSeconds(30));
        assertPoint(Duration.ofSeconds(10), Duration.ofSeconds(5));
        assertPoint(Duration.ofSeconds(1), Duration.ofMillis(500));
    }

    @Test
    @DisplayName("bar 12: a token of unknown age gets the five minutes")
    void refreshPointWithoutIssueTimeIsFiveMinutesBefore() {
        assertThat(RefreshSchedule.refreshPoint(null, NOON)).isEqualTo(NOON.minus(Duration.ofMinutes(5)));
    }

    @Test
    @DisplayName("bar 12: clocks that disagree, so that a token ends before it was issued, are tolerated")
    void refreshPointOfAnExpiryBeforeTheIssueTimeIsInThePast() {
        for (Duration skew : new Duration[] {Duration.ZERO, Duration.ofMinutes(5), Duration.ofDays(1)}) {
            Instant expiry = NOON.minus(skew);
            assertThat(RefreshSchedule.refreshPoint(NOON, expiry))
                    .isBefore(NOON)
                    .isAfterOrEqualTo(expiry.minusSeconds(300));
        }
    }

    @Test
    @DisplayName("bar 12: the background goes earlier by chance, by half a margin at the most")
    void refreshAtIsSpreadBeforeTheRefreshPoint() {
        RefreshSchedule schedule = new RefreshSchedule(new Random(7));
        for (Duration lifetime : new Duration[] {
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(8),
            Duration.ofDays(180)
        }) {
            Instant expiry = NOON.plus(lifetime);
            Instant point = RefreshSchedule.refreshPoint(NOON, expiry);
            Duration margin = Duration.between(point, expiry);
            long distinct = Stream.generate(() -> schedule.refreshAt(NOON, expiry))
                    .limit(200)
                    .peek(at -> assertThat(at)
                            .isBeforeOrEqualTo(point)
                            .isAfterOrEqualTo(point.minus(margin.dividedBy(2)))
                            .isAfter(NOON))
                    .distinct()
                    .count();
            assertThat(distinct).isGreaterThan(100);
        }
    }

    @Test
    void refreshAtOfATokenForEverIsNever() {
        assertThat(new RefreshSchedule(new Random(7)).refreshAt(NOON, null)).isNull();
    }

    private static void assertPoint(Duration lifetime, Duration afterIssue) {
        assertThat(RefreshSchedule.refreshPoint(NOON, NOON.plus(lifetime)))
                .as("of a token of %s", lifetime)
                .isEqualTo(NOON.plus(afterIssue));
    }
}
