package io.teamlabs.integrations.legacy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.legacy.entity.Difference;
import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.legacy.migration.OldDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the proof sees and names, what it takes for explained, and that clean-up does nothing without it. */
class ProofTest {

    private static final String SIGN_OFF = "UPDATE legacy_report SET signed_off_by = 'dba', signed_off_at = now()"
            + " WHERE finding IN ('no_organization', 'key_not_supported', 'token_without_connection')";

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

    private List<Difference> differences() {
        return node.bean(ProofStatements.class).differences(node.prove().id(), null, 100);
    }

    @Test
    void namesWhoHoldsATokenThatWasNotCarriedOverUntilSignedOff() {
        node.seal();

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        new Difference("homeless", "github", "no_organization"),
                        new Difference("bad key", "github", "key_not_supported"),
                        new Difference("token-only", "github", "token_without_connection"),
                        new Difference("token-only", "google_calendar", "token_without_connection"));
        assertThatThrownBy(database::cleanUp)
                .hasMessageContaining("Clean-up may not go on")
                .hasMessageContaining("1 differences: no_organization");

        database.owner(SIGN_OFF);

        ProofRun run = node.prove();
        assertThat(run.mayCleanUp()).isTrue();
        assertThat(run.differing()).isZero();
        assertThat(run.verdict()).startsWith("Clean-up may go on");
        assertThat(run.counts()).contains("\"in_old_columns\": 19");
    }

    @Test
    void userWithoutOrganizationBlocksUntilGivenOne() {
        database.owner(SIGN_OFF + " AND finding <> 'no_organization'");
        node.seal();
        assertThat(node.prove().mayCleanUp()).isFalse();

        database.old("UPDATE users SET organization_id = 'acme' WHERE id = 'homeless'");
        assertThat(database.line("SELECT verdict FROM legacy_verdict"))
                .contains("1 rows hold tokens that are not sealed");
        node.seal();

        assertThat(database.line("SELECT verdict FROM legacy_verdict")).contains("tokens were sealed since");
        assertThat(node.prove().mayCleanUp()).isTrue();
    }

    @Test
    void sealedTokenThatIsNotTheOldOneIsFoundByTheServiceAlone() {
        database.owner(SIGN_OFF);
        database.owner("UPDATE integrations SET access_token = 'another' WHERE user_id = 'normal'");
        assertThat(database.lines("SELECT user_id, difference FROM legacy_differences"))
                .containsExactlyInAnyOrder("normal token_differs", "normal token_differs");
        node.seal();
        assertThat(database.lines("SELECT user_id, difference FROM legacy_differences"))
                .isEmpty();

        ProofRun run = node.prove();

        assertThat(run.mayCleanUp()).isFalse();
        assertThat(run.differing()).isEqualTo(2);
        assertThat(run.verdict()).contains("2 sealed tokens are not those of the old columns");
    }

    @Test
    void damagedTokenIsNamedAsUnreadable() {
        database.owner(SIGN_OFF);
        node.seal();
        database.owner("UPDATE integrations SET access_token = substring(access_token FROM 2) WHERE user_id = 'endless'"
                + " AND integration_type = 'github'");

        assertThat(differences()).containsExactly(new Difference("endless", "github", "unreadable"));
    }

    @Test
    void whatIsMissingOrChangedBehindTheTriggersIsNamed() {
        database.owner(SIGN_OFF);
        node.seal();
        database.owner("DELETE FROM integrations WHERE user_id = 'flag-only' AND integration_type = 'github'");
        database.owner("ALTER TABLE users DISABLE TRIGGER USER");
        database.owner("UPDATE users SET google_calendar_access_token = 'late' WHERE id = 'normal'");
        database.owner("UPDATE users SET github_username = 'late' WHERE id = 'normal'");
        database.owner("ALTER TABLE users ENABLE TRIGGER USER");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        new Difference("flag-only", "github", "not_copied"),
                        new Difference("normal", "github", "account_changed_since"),
                        new Difference("normal", "google_calendar", "tokens_changed_since"));
    }

    @Test
    void laterRefreshReconnectAndCutAreNoDifferences() {
        database.owner(SIGN_OFF);
        node.seal();
        database.owner("UPDATE integrations SET access_token = 'new', grant_generation = 2 WHERE user_id = 'normal'");
        database.owner("UPDATE integrations SET access_token = NULL, refresh_token = NULL, is_connected = false,"
                + " status = 'revoked', connected_at = NULL, refresh_at = NULL, grant_generation = 2"
                + " WHERE user_id = 'endless'");

        assertThat(node.prove().mayCleanUp()).isTrue();
        assertThat(database.lines("SELECT integration_type, refreshed_or_reconnected FROM legacy_counts"))
                .containsExactly("github 2", "google_calendar 2");
    }

    @Test
    void runThatWasKilledGoesOnWhereItWas() {
        database.owner(SIGN_OFF);
        node.seal();
        node.bean(Proof.class).ask();
        node.bean(ProofSteps.class).goOn();
        try (TransitionBench other = TransitionBench.over(database.database())) {
            ProofRun run = other.prove();
            assertThat(run.mayCleanUp()).isTrue();
            assertThat(String.valueOf(run.checked()))
                    .isEqualTo(database.line("SELECT count(*) FROM integrations WHERE is_connected"));
        }
    }
}
