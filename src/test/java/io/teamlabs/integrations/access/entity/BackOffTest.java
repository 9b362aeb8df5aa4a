package io.teamlabs.integrations.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final BackOff backOff = new BackOff(new Random(4711), FIRST, LONGEST, LONGEST_ASKED);

    @Test
    void stepsDoubleUpToTheLongest() {
        assertThat(longestOf(1)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(longestOf(2)).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
        assertThat(longestOf(4)).isBetween(Duration.ofSeconds(72), Duration.ofSeconds(80));
        assertThat(longestOf(6)).isBetween(Duration.ofSeconds(270), LONGEST);
        assertThat(longestOf(Integer.MAX_VALUE)).isBetween(Duration.ofSeconds(270), LONGEST);
    }

    @Test
    void jitterIsFullDownToASecond() {
        double mean = waits(6, null).mapToLong(Duration::toMillis).average().orElseThrow();

        assertThat(mean).isBetween(140_000d, 160_000d);
        assertThat(waits(6, null)).allMatch(wait -> wait.toMillis() >= 1000);
        assertThat(waits(6, null)).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) < 0);
    }

    @Test
    void waitIsNeverShorterThanTheProviderAsks() {
        Duration asked = Duration.ofMinutes(20);

        assertThat(waits(1, asked)).allMatch(wait -> wait.compareTo(asked) >= 0);
        assertThat(waits(1, asked)).allMatch(wait -> wait.compareTo(asked.plus(FIRST)) <= 0);
    }

    @Test
    void whatTheProviderAsksIsCapped() {
        assertThat(waits(1, Duration.ofDays(400))).allMatch(wait -> wait.compareTo(LONGEST_ASKED.plus(FIRST)) <= 0);
    }

    private Duration longestOf(int failures) {
        return waits(failures, null).max(Duration::compareTo).orElseThrow();
    }

    private Stream<Duration> waits(int failures, @Nullable Duration retryAfter) {
        return IntStream.range(0, 1000).mapToObj(draw -> backOff.after(failures, retryAfter));
    }
}
