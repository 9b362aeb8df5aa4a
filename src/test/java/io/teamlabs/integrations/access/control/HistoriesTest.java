package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.Vendors;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a connection, each from a seed: connected, cut and connected anew while refreshes come and fail and
 * nodes die, over real HTTP and a durable database. More of them by {@code -Dhistories=1000}, another set of them by
 * {@code -Dhistories.from=5000}.
 */
@Tag("long")
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 125);
    private static final long FROM = Long.getLong("histories.from", 1);

    @BeforeEach
    void keepVersions() {
        Workbench.empty();
        Workbench.asOwner("INSERT INTO organizations (id, name) VALUES ('acme', 'Acme')");
        RowVersion.keep();
    }

    @AfterEach
    void forgetVersions() {
        RowVersion.forget();
    }

    @Test
    @DisplayName("bar 16: no interleaving revives a cut row, loses a living token in silence or leaves the state table")
    void everyHistoryKeepsToTheStateTable() {
        List<Function<Vendors, ProviderDialect>> vendors =
                List.of(Vendors::github, Vendors::slack, Vendors::google, Vendors::dropbox);
        vendors.stream().parallel().forEach(vendor -> {
            int share = vendors.indexOf(vendor);
            try (World world = new World(vendor)) {
                LongStream.range(0, HISTORIES)
                        .map(number -> FROM + number * vendors.size() + share)
                        .forEach(world::run);
            }
        });
    }
}
