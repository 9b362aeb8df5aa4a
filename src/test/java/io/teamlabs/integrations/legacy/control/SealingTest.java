package io.teamlabs.integrations.legacy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.migration.OldDatabase;
import io.teamlabs.integrations.legacy.migration.OldPeople;
import io.teamlabs.integrations.operations.control.Progress;
import io.teamlabs.integrations.platform.PlainPersistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copied tokens are plaintext until the service has sealed them, and can be read before and after. */
class SealingTest {

    private static final String UNSEALED = "SELECT count(*) FROM integrations WHERE NOT tokens_sealed";

    private static OldDatabase database;
    private static TransitionBench node;

    @BeforeAll
    static void start() {
        database = OldDatabase.migrated();
        node = TransitionBench.over(database.database());
    }

    @BeforeEach
    void reset() {
        database.reset();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void everyCopiedTokenIsSealedAndReadsAsBefore() throws SQLException {
        String waiting = database.line(UNSEALED);
        assertThat(opened("normal", "google_calendar")).isEqualTo("ya29.normal 1//normal");
        assertThat(opened("script-0", "github")).isEqualTo(OldPeople.LONG_TOKEN + " null");

        assertThat(String.valueOf(node.seal())).isEqualTo(waiting);

        assertThat(database.line(UNSEALED)).isEqualTo("0");
        assertThat(opened("normal", "google_calendar")).isEqualTo("ya29.normal 1//normal");
        assertThat(opened("script-0", "github")).isEqualTo(OldPeople.LONG_TOKEN + " null");
        assertThat(database.line(
                        "SELECT count(*) FROM integrations WHERE position('ya29.normal'::bytea IN access_token) > 0"))
                .isEqualTo("0");
        assertThat(node.seal()).isZero();
    }

    @Test
    void progressTellsWhatIsDoneAndWhatIsLeft() {
        node.bean(SealingSteps.class).seal(null, 4);

        Progress progress = node.bean(TransitionProgress.class).progress().get(0);

        assertThat(progress.name()).isEqualTo("sealing-of-copied-tokens");
        assertThat(progress.done()).isEqualTo(4);
        assertThat(String.valueOf(progress.left())).isEqualTo(database.line(UNSEALED));
    }

    @Test
    void nodeThatDiesLeavesItsBatchToTheOthers() {
        String waiting = database.line(UNSEALED);
        assertThatThrownBy(() -> node.bean(PlainPersistence.class).transaction(() -> {
                    node.bean(SealingSteps.class).seal(null, 5);
                    try (TransitionBench other = TransitionBench.over(database.database())) {
                        assertThat(other.bean(SealingSteps.class).seal(null, 3).sealed())
                                .as("another node passes over what is held")
                                .isEqualTo(3);
                    }
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(node.seal()).isEqualTo(Long.parseLong(waiting) - 3);
        assertThat(database.line(UNSEALED)).isEqualTo("0");
    }

    @Test
    void organizationWhoseKeyCannotBeHadStopsNoOther() {
        database.owner(
                "INSERT INTO organization_keys (organization_id, wrapped_key) VALUES ('alpha', 'of another keyset')");
        database.old("INSERT INTO users (id, organization_id, github_connected, github_access_token) VALUES"
                + " ('al', 'alpha', true, 'gho_al')");

        assertThat(node.seal()).isPositive();

        assertThat(database.lines("SELECT DISTINCT organization_id FROM integrations WHERE NOT tokens_sealed"))
                .containsExactly("alpha");
    }

    @Test
    void tokenThatWasReplacedSinceItsClaimIsLeftAlone() {
        database.owner("UPDATE integrations SET grant_generation = 9 WHERE user_id = 'normal'");
        database.owner("SELECT seal_tokens(array_agg(organization_id), array_agg(id), array_agg(1::bigint),"
                + " array_agg('x'::bytea), array_agg('y'::bytea)) FROM integrations WHERE user_id = 'normal'");

        assertThat(database.lines("SELECT tokens_sealed FROM integrations WHERE user_id = 'normal'"))
                .containsExactly("f", "f");
    }

    private String opened(String user, String type) throws SQLException {
        String query = "SELECT organization_id, id, access_token, refresh_token, tokens_sealed FROM integrations"
                + " WHERE user_id = '" + user + "' AND integration_type = '" + type + "'";
        try (Connection connection = database.database().asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            OrganizationId organization = new OrganizationId(row.getString(1));
            UUID id = row.getObject(2, UUID.class);
            SealedTokens tokens = new SealedTokens(row.getBytes(3), row.getBytes(4), row.getBoolean(5));
            TokenSeals seals = node.bean(TokenSeals.class);
            var refresh = seals.refreshToken(organization, id, tokens);
            return seals.accessToken(organization, id, tokens).reveal() + " "
                    + (refresh == null ? null : refresh.reveal());
        }
    }
}
