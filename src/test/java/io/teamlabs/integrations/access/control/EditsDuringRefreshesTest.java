package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.ACME;
import static io.teamlabs.integrations.access.control.AccessBench.TYPE;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.connection.control.Edits;
import io.teamlabs.integrations.connection.control.SettingsPatch;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.Vendors;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People and the service change rows while these are refreshed, all the time, at a vendor whose tokens are good once. */
class EditsDuringRefreshesTest {

    private static final int PEOPLE = 10;
    private static final int TURNS = 100;
    private static final SettingsSchema SCHEMA =
            new SettingsSchema(Map.of("edit", new SettingsSchema.WholeNumber(0, TURNS)));
    private static final CatalogType EDITED = new CatalogType(
            TYPE,
            1,
            "Notes",
            "Notes",
            null,
            true,
            new TypeDefinition(TYPE, new ProviderId("slack"), List.of(), SCHEMA),
            null);

    private final VendorBench bench = VendorBench.at(Vendors::slack);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 14: 1,000 edits, counted errors and written uses during 1,000 refreshes throw no token away")
    void thousandChangesDuringThousandRefreshesLoseNoToken() {
        bench.node.listening();
        List<UUID> rows = new ArrayList<>();
        List<CompletableFuture<Void>> atWork = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String user = "person" + person;
            UUID id = bench.connect(user, Duration.ZERO);
            rows.add(id);
            atWork.add(turns(turn -> await(bench.node.force(user))));
            atWork.add(turns(turn -> edit(user, id, turn)));
        }
        atWork.forEach(CompletableFuture::join);

        assertThat(bench.calls()).isEqualTo(PEOPLE * TURNS);
        for (UUID id : rows) {
            Integration row = bench.node.row(id);
            assertThat(row.grantGeneration())
                    .as("each refresh was written once")
                    .isEqualTo(TURNS + 1L);
            assertThat(bench.holdsALivingToken(id)).isTrue();
            assertThat(row.settings()).contains(Integer.toString(TURNS));
            assertThat(row.lastUsedAt()).isNotNull();
        }
        assertThat(Workbench.askOwner("SELECT kind FROM integration_events WHERE kind = 'settings-changed'"))
                .hasSize(PEOPLE * TURNS);
    }

    private static CompletableFuture<Void> turns(IntConsumer turn) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int at = 1; at <= TURNS; at++) {
                        turn.accept(at);
                    }
                },
                command -> new Thread(command, "turns").start());
    }

    private void edit(String user, UUID id, int turn) {
        Actor actor = new Actor(Actor.Kind.USER, user);
        UserId owner = new UserId(user);
        var patch = new SettingsPatch(
                new SettingsPatch.Part(
                        Json.createObjectBuilder().add("edit", turn).build()),
                null);
        OrganizationScope.within(ACME, () -> bench.node.bean(Edits.class).change(owner, EDITED, patch, actor));
        bench.node.change(id, row -> row.authenticationFailed("http_401", "The API refused", Instant.now()));
        OrganizationScope.within(ACME, () -> bench.node.bean(Edits.class).resetErrors(owner, EDITED, actor));
        await(bench.node.read(user));
        bench.node.bean(LastUses.class).write();
    }
}
