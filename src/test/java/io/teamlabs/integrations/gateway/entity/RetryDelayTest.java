package io.teamlabs.integrations.gateway.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryDelayTest {

    private final RetryDelay delay = new RetryDelay(new Random(1), Duration.ofMillis(200), Duration.ofSeconds(2));

    @Test
    @DisplayName("bar 13: the wait between tries grows, is spread by chance over all of its step, and has an end")
    void waitGrowsAndIsSpread() {
        for (int tries = 1; tries <= 40; tries++) {
            long most = Math.min(2000, 200L << Math.min(tries - 1, 20));
            int round = tries;
            var waits = IntStream.range(0, 200)
                    .mapToObj(any -> delay.after(round, null).toMillis())
                    .toList();
            assertThat(waits).allMatch(wait -> wait <= most);
            assertThat(waits).anyMatch(wait -> wait < most / 4).anyMatch(wait -> wait > most / 2);
        }
    }

    @Test
    @DisplayName("bar 13: what the provider asks for is never undercut")
    void askedWaitIsKept() {
        Duration asked = Duration.ofSeconds(7);
        for (int tries = 1; tries < 10; tries++) {
            assertThat(delay.after(tries, asked)).isBetween(asked, asked.plusMillis(200));
        }
    }
}
