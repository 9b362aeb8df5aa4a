package io.teamlabs.integrations.connection.control;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.ANNA;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.CALENDAR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.fresh;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.TestPersistence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The queries over a real PostgreSQL; each test's rows are an own person's, and other organizations see none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationsTest {

    private static final Slice.Request ALL = new Slice.Request(null, 100);
    private static final Instant LATER = NOON.plus(HOUR).plusSeconds(1);

    private TestPersistence persistence;
    private UUID active;
    private UUID failing;
    private UUID gone;
    private UUID cut;
    private UUID over;
    private UUID unreadable;

    @BeforeAll
    void storeOneOfEachState() {
        persistence = TestPersistence.over(EmbeddedDatabase.migrated());
        active = stored(1, "refresh", row -> {});
        failing = stored(2, "refresh", row -> fail(row, 3));
        gone = stored(3, "refresh", row -> row.grantGone(ErrorCode.GRANT_GONE, "words", NOON));
        cut = stored(4, "refresh", row -> row.disconnect(NOON));
        over = stored(5, null, row -> row.ranOut("words", NOON.plus(HOUR)));
        unreadable = stored(6, "refresh", row -> row.unreadable("words", NOON));
    }

    @AfterAll
    void close() {
        persistence.close();
    }

    @Test
    void findByUserAndTypeGivesTheOneRow() {
        assertThat(one("acme", rows -> rows.findByUserAndType(user(1), CALENDAR)))
                .contains(active);
        assertThat(one("acme", rows -> rows.findByUserAndType(user(1), new TypeKey("slack"))))
                .isEmpty();
        assertThat(one("acme", rows -> rows.findByUserAndTypeForUpdate(ANNA, CALENDAR)))
                .isEmpty();
        assertThat(one("acme", rows -> rows.findForUpdate(active))).isPresent();
        assertThat(ofUser("acme")).hasSize(1);
    }

    @Test
    void storedRowComesBackAsItWas() {
        Integration row = find(rows -> rows.find(active)).orElseThrow();
        assertThat(row.status()).isEqualTo(IntegrationStatus.ACTIVE);
        assertThat(row.tokens())
                .hasValueSatisfying(
                        tokens -> assertThat(tokens.accessToken()).asString().isEqualTo("access"));
        assertThat(row.requestedScope().values()).containsExactly("calendar", "openid");
        assertThat(row.tokenExpiry()).isEqualTo(NOON.plus(HOUR));
        assertThat(row.grantGeneration()).isEqualTo(1);
        assertThat(row.settings()).isEqualTo("{}");
    }

    @Test
    void embeddedColumnsOfACutRowAreThere() {
        Integration row = find(rows -> rows.find(cut)).orElseThrow();
        assertThat(row.tokens()).isEmpty();
        assertThat(row.errorCount()).isZero();
        assertThat(row.grantGeneration()).isEqualTo(2);
        assertThat(row.account()).isNotNull();
    }

    @Test
    void findByOrganizationFiltersByStatusTypeUserAndProblem() {
        assertThat(filtered(IntegrationFilter.ALL))
                .containsExactlyInAnyOrder(active, failing, gone, cut, over, unreadable);
        assertThat(filtered(new IntegrationFilter(IntegrationStatus.REVOKED, null, null, null)))
                .containsExactlyInAnyOrder(gone, cut);
        assertThat(filtered(new IntegrationFilter(null, new TypeKey("slack"), null, null)))
                .isEmpty();
        assertThat(filtered(new IntegrationFilter(null, CALENDAR, user(2), null)))
                .containsExactly(failing);
        assertThat(filtered(new IntegrationFilter(null, null, null, true)))
                .containsExactlyInAnyOrder(failing, gone, over, unreadable);
        assertThat(filtered(new IntegrationFilter(null, null, null, false))).containsExactlyInAnyOrder(active, cut);
        assertThat(filtered(new IntegrationFilter(IntegrationStatus.REVOKED, null, null, true)))
                .containsExactly(gone);
    }

    @Test
    void findProblematicIsErrorThreeErrorsExpiredOrRevokedWithACode() {
        assertThat(slice(rows -> rows.findProblematic(ALL, NOON)))
                .containsExactlyInAnyOrder(failing, gone, over, unreadable);
        assertThat(slice(rows -> rows.findProblematic(ALL, LATER)))
                .containsExactlyInAnyOrder(active, failing, gone, over, unreadable);
    }

    @Test
    void findConnectedIntegrationsIsWhatHoldsTokens() {
        assertThat(slice(rows -> rows.findConnectedIntegrations(ALL)))
                .containsExactlyInAnyOrder(active, failing, over, unreadable);
    }

    @Test
    void findExpiredTokensIsWhatRanOut() {
        assertThat(slice(rows -> rows.findExpiredTokens(ALL, NOON))).isEmpty();
        assertThat(slice(rows -> rows.findExpiredTokens(ALL, LATER)))
                .containsExactlyInAnyOrder(active, failing, over, unreadable);
    }

    @Test
    void pagesGoThroughAllRowsOnceInOrder() {
        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        do {
            Slice.Request part = new Slice.Request(after, 4);
            Slice<Integration> page = find(rows -> rows.findByOrganization(IntegrationFilter.ALL, part, NOON));
            seen.addAll(ids(page));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrder(active, failing, gone, cut, over, unreadable);
        assertThat(find(rows -> rows.findConnectedIntegrations(new Slice.Request(null, 4)))
                        .next())
                .isNull();
    }

    @Test
    @DisplayName("bar 24: another organization finds none of these rows by any query")
    void anotherOrganizationFindsNothing() {
        for (String other : new String[] {"globex", "initech"}) {
            assertThat(one(other, rows -> rows.find(active))).isEmpty();
            assertThat(one(other, rows -> rows.findByUserAndType(user(1), CALENDAR)))
                    .isEmpty();
            assertThat(ofUser(other)).isEmpty();
            assertThat(within(other, rows -> rows.findByOrganization(IntegrationFilter.ALL, ALL, NOON))
                            .items())
                    .isEmpty();
            assertThat(within(other, rows -> rows.findConnectedIntegrations(ALL))
                            .items())
                    .isEmpty();
            assertThat(within(other, rows -> rows.findExpiredTokens(ALL, LATER)).items())
                    .isEmpty();
            assertThat(within(other, rows -> rows.findProblematic(ALL, LATER)).items())
                    .isEmpty();
        }
    }

    private UUID stored(int number, @Nullable String refreshToken, Consumer<Integration> then) {
        Integration row = fresh(user(number), CALENDAR);
        row.connect(grant(refreshToken, HOUR), NOON);
        then.accept(row);
        within("acme", rows -> {
            rows.add(row);
            return row;
        });
        return row.id();
    }

    private static void fail(Integration row, int times) {
        for (int at = 0; at < times; at++) {
            row.refreshFailed("http_503", "words", NOON.plusSeconds(30), NOON);
        }
    }

    private static UserId user(int number) {
        return new UserId("user-" + number);
    }

    private Optional<UUID> one(String organization, Function<Integrations, Optional<Integration>> query) {
        return within(organization, query).map(Integration::id);
    }

    private List<Integration> ofUser(String organization) {
        return within(organization, rows -> rows.findByUser(user(1)));
    }

    private List<UUID> slice(Function<Integrations, Slice<Integration>> query) {
        return ids(find(query));
    }

    private List<UUID> filtered(IntegrationFilter filter) {
        return slice(rows -> rows.findByOrganization(filter, ALL, NOON));
    }

    private static List<UUID> ids(Slice<Integration> slice) {
        return slice.map(Integration::id).items();
    }

    private <T> T find(Function<Integrations, T> query) {
        return within("acme", query);
    }

    private <T> T within(String organization, Function<Integrations, T> work) {
        return persistence.within(organization, entityManager -> {
            Integrations rows = new Integrations();
            rows.entityManager = entityManager;
            return work.apply(rows);
        });
    }
}
