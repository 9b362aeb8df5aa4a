package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerPorts.Range;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerPortsTest {

    @Test
    void noPortIsGivenTwiceNorWhereAnEarlierServersManagementIs() {
        List<Integer> taken = Stream.generate(ServerPorts::free)
                .limit(200)
                .flatMap(port -> Stream.of(port, port + 363, port + 1910))
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
    }

    @Test
    void portsAndThoseBesideThemAreBelowWhatTheKernelGives() {
        assertThat(ServerPorts.outsideOf(new Range(32_768, 60_999))).isEqualTo(new Range(10_000, 30_858));
        assertThat(ServerPorts.outsideOf(new Range(16_000, 65_535))).isEqualTo(new Range(10_000, 14_090));
    }

    @Test
    void portsAreAboveWhereThereIsNoRoomBelowAndAnywhereWhereThereIsNone() {
        assertThat(ServerPorts.outsideOf(new Range(10_000, 50_000))).isEqualTo(new Range(50_001, 63_625));
        assertThat(ServerPorts.outsideOf(new Range(1_024, 65_535))).isEqualTo(new Range(10_000, 63_625));
    }
}
