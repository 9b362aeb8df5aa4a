package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListenerSignsTest {

    private final ListenerSigns signs = new ListenerSigns();

    private static long ago(Duration time) {
        return System.nanoTime() - time.toNanos();
    }

    @Test
    @DisplayName(
            "towards bar 37: the listener is relied upon for five seconds after its last sign of life, connected or not")
    void listenerIsAliveForFiveSecondsAfterItsLastSign() {
        signs.connectedAt(ago(Duration.ofSeconds(4)));
        assertThat(signs.isAlive()).isTrue();
        assertThat(signs.lost()).isTrue();
        assertThat(signs.isAlive()).isTrue();
        assertThat(signs.isConnected()).isFalse();

        signs.seenAt(ago(Duration.ofMillis(5_001)));
        assertThat(signs.isAlive()).isFalse();
    }

    @Test
    void onlyWhatWasThereIsLost() {
        assertThat(signs.lost()).isFalse();
        signs.connectedAt(System.nanoTime());
        assertThat(signs.lost()).isTrue();
        assertThat(signs.lost()).isFalse();
        assertThat(signs.losses()).isEqualTo(1);
    }
}
