package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BriefMemoryTest {

    private final MovableClock clock = new MovableClock();
    private final BriefMemory<Integer, String> memory = new BriefMemory<>(clock, Duration.ofSeconds(5), 3);
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void whatIsFoundIsAskedOnceInItsTime() {
        find(1);
        find(1);
        clock.move(Duration.ofSeconds(5));
        find(1);
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void whatIsNotThereIsAskedEachTime() {
        memory.find(1, this::nothing);
        memory.find(1, this::nothing);
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void oldestGoesFirstWhenItIsFull() {
        for (int key = 1; key <= 4; key++) {
            find(key);
        }
        find(2);
        find(1);
        assertThat(asked).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void answerIsAsOldAsTheQuestion() {
        memory.find(1, key -> {
            clock.move(Duration.ofSeconds(5));
            return find(key, "slow");
        });
        find(1);
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void whatChangedIsAskedAgainAndNothingElseIs() {
        find(1);
        find(2);
        memory.changed(1);
        find(1);
        find(2);
        memory.allChanged();
        find(1);
        find(2);
        assertThat(asked).containsExactly(1, 2, 1, 1, 2);
    }

    @Test
    void whatChangesWhileItIsAskedIsAskedAgain() {
        memory.find(1, key -> {
            memory.changed(1);
            return find(key, "old");
        });
        find(1);
        find(1);
        assertThat(asked).containsExactly(1, 1);
    }

    private void find(int key) {
        memory.find(key, asking -> find(asking, "value"));
    }

    private Optional<String> find(Integer key, String value) {
        asked.add(key);
        return Optional.of(value);
    }

    private Optional<String> nothing(Integer key) {
        asked.add(key);
        return Optional.empty();
    }
}
