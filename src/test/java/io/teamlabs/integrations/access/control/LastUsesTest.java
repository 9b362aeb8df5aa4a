package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.platform.Workbench;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When tokens were last read, written behind the readers. */
class LastUsesTest {

    private final AccessBench bench = AccessBench.node();
    private final LastUses uses = bench.bean(LastUses.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void lastUseIsWrittenBehindTheReaderAndMovesWithTheNextOne() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);

        await(bench.read("anna"));
        assertThat(bench.row(id).lastUsedAt()).isNull();
        uses.write();
        var first = bench.row(id).lastUsedAt();
        assertThat(first).isBetween(bench.clock.instant().minusSeconds(10), bench.clock.instant());

        bench.clock.move(Duration.ofSeconds(2));
        await(bench.read("anna"));
        uses.write();
        assertThat(bench.row(id).lastUsedAt()).isAfter(first);
    }

    @Test
    void manyUsesOfManyRowsAreOneStatement() {
        for (int person = 0; person < 50; person++) {
            bench.connect("p" + person, HOUR, Duration.ZERO);
        }
        for (int read = 0; read < 200; read++) {
            await(bench.read("p" + read % 50));
        }
        long before = Workbench.roundTrips();

        uses.write();

        assertThat(Workbench.roundTrips() - before).isEqualTo(1);
        assertThat(Workbench.askOwner("SELECT count(last_used_at) FROM integrations"))
                .containsExactly("50");
        assertThat(uses.waiting()).isZero();
    }

    @Test
    void useIsNoChangeOfTheRowAndDisturbsNoWriter() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        Integration before = bench.row(id);
        await(bench.read("anna"));

        uses.write();

        Integration after = bench.row(id);
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.grantGeneration()).isEqualTo(before.grantGeneration());
        assertThat(Workbench.askOwner("SELECT version FROM integrations")).containsExactly("0");
    }

    @Test
    void rowThatSomebodyHoldsIsNotWaitedForAndWrittenLater() {
        UUID held = bench.connect("anna", HOUR, Duration.ZERO);
        UUID free = bench.connect("bert", HOUR, Duration.ZERO);
        await(bench.read("anna"));
        await(bench.read("bert"));

        bench.change(held, row -> uses.write());

        assertThat(bench.row(held).lastUsedAt()).isNull();
        assertThat(bench.row(free).lastUsedAt()).isNotNull();
        assertThat(uses.waiting()).isEqualTo(1);
        uses.write();
        assertThat(bench.row(held).lastUsedAt()).isNotNull();
    }

    @Test
    void laterUseThatAnotherNodeWroteStays() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        await(bench.read("anna"));
        Workbench.asOwner("UPDATE integrations SET last_used_at = now() + interval '1 hour'");

        uses.write();

        assertThat(bench.row(id).lastUsedAt()).isAfter(bench.clock.instant().plusSeconds(1_800));
        assertThat(uses.waiting()).isZero();
    }

    @Test
    void usesOfRowsThatAreGoneAreForgotten() {
        bench.connect("anna", HOUR, Duration.ZERO);
        await(bench.read("anna"));
        Workbench.asOwner("DELETE FROM integrations");

        uses.write();

        assertThat(uses.waiting()).isZero();
    }
}
