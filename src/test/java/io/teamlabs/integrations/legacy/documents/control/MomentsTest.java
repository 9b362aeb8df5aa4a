package io.teamlabs.integrations.legacy.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Test
    void momentsAreWrittenAndReadAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 10_000; round++) {
            Instant moment = Instant.ofEpochSecond(
                    random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                    random.nextBoolean() ? 0 : random.nextLong(1000) * 1_000_000);
            assertThat(Moments.text(moment)).isEqualTo(moment.toString());
            assertThat(Moments.read(moment.toString())).isEqualTo(moment);
        }
        assertThat(Moments.read(FIRST.toString())).isEqualTo(FIRST);
        assertThat(Moments.read(LAST.toString())).isEqualTo(LAST);
    }

    @Test
    void finerAndFartherMomentsAreWrittenAsTheJdkDoes() {
        for (Instant moment : new Instant[] {
            LAST.plusNanos(1),
            FIRST.plusNanos(123_456_789),
            FIRST.plusNanos(1000),
            FIRST.minusMillis(1),
            LAST.plusMillis(1)
        }) {
            assertThat(Moments.text(moment)).isEqualTo(moment.toString());
        }
    }

    @Test
    void otherFormsAreLeftToOthers() {
        for (String text : new String[] {
            "",
            "2024-01-31",
            "2024-01-31t10:11:12.345Z",
            "2024-01-31T10:11:12.345z",
            "2024-01-31T10:11:12,345Z",
            "2024-01-31T10:11:12.34Z",
            "2024-01-31T10:11:12+01:00",
            "2024-01-31T10:11:1٢Z",
            "2024-02-30T10:11:12Z",
            "2024-01-31T24:00:00Z",
            "+024-01-31T10:11:12.345Z",
        }) {
            assertThat(Moments.read(text)).as(text).isNull();
        }
    }
}
