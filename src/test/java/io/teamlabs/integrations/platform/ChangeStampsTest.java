package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeStampsTest {

    private record Reading(long number, int value) {}

    @Test
    void readingIsGoodUntilItsKeyChanges() {
        ChangeStamps stamps = new ChangeStamps(8);
        long reading = stamps.reading();

        stamps.changed(2);
        assertThat(stamps.isGood(1, reading)).isTrue();
        stamps.changed(1);
        assertThat(stamps.isGood(1, reading)).isFalse();
        assertThat(stamps.isGood(1, stamps.reading())).isTrue();
        stamps.allChanged();
        assertThat(stamps.isGood(3, reading)).isFalse();
        assertThat(stamps.isGood(3, stamps.reading())).isTrue();
    }

    /** Readings take time: they begin, look, and are remembered, with changes at any moment between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheInterleavingNothingOldIsEverGood(long seed) {
        Random random = new Random(seed);
        ChangeStamps stamps = new ChangeStamps(3);
        int[] values = new int[20];
        Map<Integer, Long> begun = new HashMap<>();
        Map<Integer, Reading> looked = new HashMap<>();
        Map<Integer, Reading> remembered = new HashMap<>();
        int good = 0;
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(values.length);
            switch (random.nextInt(8)) {
                case 0 -> {
                    values[key]++;
                    stamps.changed(key);
                }
                case 1, 2 -> begun.put(key, stamps.reading());
                case 3, 4 -> {
                    if (begun.containsKey(key)) {
                        looked.put(key, new Reading(begun.get(key), values[key]));
                    }
                }
                case 5 -> {
                    if (looked.containsKey(key)) {
                        remembered.put(key, looked.get(key));
                    }
                }
                case 6 -> {
                    if (random.nextInt(100) == 0) {
                        for (int any = 0; any < values.length; any++) {
                            values[any]++;
                        }
                        stamps.allChanged();
                    }
                }
                default -> {
                    Reading old = remembered.get(key);
                    if (old != null && stamps.isGood(key, old.number())) {
                        assertThat(old.value()).isEqualTo(values[key]);
                        good++;
                    }
                }
            }
        }
        assertThat(good).isPositive();
    }
}
