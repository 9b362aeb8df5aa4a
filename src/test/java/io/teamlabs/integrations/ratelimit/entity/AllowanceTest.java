package io.teamlabs.integrations.ratelimit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void settingsAreReadInBothForms() {
        assertThat(Allowance.parse("100/1m")).contains(new Allowance(100, MINUTE, 5));
        assertThat(Allowance.parse("5000/1h/500")).contains(new Allowance(5_000, Duration.ofHours(1), 500));
        assertThat(Allowance.parse("1/60s")).contains(new Allowance(1, MINUTE, 1));
        assertThat(Allowance.parse("10/2d/10")).contains(new Allowance(10, Duration.ofDays(2), 10));
    }

    @Test
    void whatIsNoAllowanceIsNoneAndWhatIsWrittenIsReadAgain() {
        for (String text : List.of(
                "",
                "100",
                "100/m",
                "0/1m",
                "100/1m/0",
                "100/1m/101",
                "-1/1m",
                "1/0s",
                "1/31d",
                "1/1w",
                "99999999999/1m",
                "10000001/1m")) {
            assertThat(Allowance.parse(text)).as(text).isEmpty();
        }
        Allowance odd = new Allowance(7, Duration.ofSeconds(90), 3);
        assertThat(Allowance.parse(odd.toString())).contains(odd);
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(1, MINUTE, 2));
    }

    /** Whoever takes tokens as greedily as can be, and lets each call travel for as long as the slack or not at all. */
    @Test
    void noWindowSeesMoreThanTheAllowance() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int calls = 1 + random.nextInt(300);
            Allowance allowance =
                    new Allowance(calls, Duration.ofSeconds(1 + random.nextInt(3_600)), 1 + random.nextInt(calls));
            Pace pace = allowance.pace();
            // The worst: the burst comes as late as can be, all after it as early as can be.
            long opening = allowance.slack().toNanos();
            long length = allowance.window().toNanos() - 1;
            long within = pace.burst() + (opening + length) / pace.period().toNanos();
            assertThat(within).as("%s", allowance).isLessThanOrEqualTo(calls);
        }
    }

    @Test
    void nineTenthsOfTheAllowanceAreUsable() {
        for (Allowance allowance : List.of(
                Allowance.of(100, MINUTE), Allowance.of(600, MINUTE), Allowance.of(5_000, Duration.ofHours(1)))) {
            double steady = (double) allowance.window().toNanos()
                    / allowance.pace().period().toNanos();
            assertThat(steady).isGreaterThan(0.9 * allowance.calls());
        }
    }

    @Test
    void quotasOfDifferentPartsHaveDifferentKeysOfBoundedLength() {
        QuotaKey one = new QuotaKey("slack", "a|b", "c", "d");
        QuotaKey other = new QuotaKey("slack", "a", "b|c", "d");
        QuotaKey longest = new QuotaKey("slack", "|".repeat(200), "#".repeat(200), "\\".repeat(200));

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(longest.text()).hasSizeLessThan(500).isNotEqualTo(one.text());
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaKey("slack", "a", "", "d"));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaKey("slack", "a\0", "b", "d"));
    }
}
