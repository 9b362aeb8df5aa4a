package io.teamlabs.integrations.legacy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.migration.OldDatabase;
import io.teamlabs.integrations.platform.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service changes is written back to the old columns, and is no change to be carried over again. */
class WriteBackTest {

    private static final String GOOGLE = "SELECT google_calendar_connected, google_calendar_access_token,"
            + " google_calendar_refresh_token FROM users WHERE id = 'normal'";

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
        node.seal();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** As the service stores a refresh: sealed, with the next generation. */
    private void refresh(String user, String type, String access, String refresh) throws SQLException {
        String key = " WHERE user_id = '" + user + "' AND integration_type = '" + type + "'";
        UUID id = UUID.fromString(database.line("SELECT id FROM integrations" + key));
        OrganizationId acme = new OrganizationId("acme");
        SealedTokens sealed = node.bean(TokenSeals.class).seal(acme, id, new Secret(access), new Secret(refresh));
        try (Connection owner = database.database().asOwner();
                PreparedStatement update = owner.prepareStatement("UPDATE integrations SET access_token = ?,"
                        + " refresh_token = ?, grant_generation = grant_generation + 1" + key)) {
            update.setBytes(1, sealed.accessToken());
            update.setBytes(2, sealed.refreshToken());
            update.executeUpdate();
        }
    }

    @Test
    void refreshedTokensAreWrittenBackAndNotCarriedOverAgain() throws SQLException {
        refresh("normal", "google_calendar", "ya29.refreshed", "1//rotated");
        assertThat(node.bean(WriteBack.class).look(Duration.ofMinutes(1)))
                .as("nobody asked")
                .isZero();

        assertThat(node.writeBack()).isEqualTo(1);

        assertThat(database.line(GOOGLE)).isEqualTo("t ya29.refreshed 1//rotated");
        assertThat(database.line("SELECT grant_generation, tokens_sealed FROM integrations"
                        + " WHERE user_id = 'normal' AND integration_type = 'google_calendar'"))
                .isEqualTo("2 t");
        assertThat(database.lines("SELECT * FROM legacy_differences WHERE user_id = 'normal'"))
                .isEmpty();
        assertThat(node.writeBack()).isZero();
    }

    @Test
    void withTheSettingEveryChangeIsWrittenBackAsSoonAsItIsToldOf() throws SQLException {
        try (TransitionBench writing = TransitionBench.writingBack(database.database())) {
            WriteBack writeBack = writing.bean(WriteBack.class);
            writeBack.look(Duration.ofMinutes(1));
            refresh("normal", "google_calendar", "ya29.refreshed", "1//rotated");
            assertThat(writeBack.look(Duration.ofMinutes(1))).as("not told yet").isZero();

            writeBack.tokensChanged(new OrganizationId("acme"), UUID.randomUUID());

            assertThat(writeBack.look(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(database.line(GOOGLE)).isEqualTo("t ya29.refreshed 1//rotated");
        }
    }

    @Test
    void cutIsWrittenBackAndTheAccountStays() {
        database.owner(
                "UPDATE integrations SET access_token = NULL, is_connected = false, status = 'revoked',"
                        + " connected_at = NULL, grant_generation = 2 WHERE user_id = 'normal' AND integration_type = 'github'");

        node.writeBack();

        assertThat(database.line("SELECT github_connected, github_access_token, github_username FROM users"
                        + " WHERE id = 'normal'"))
                .isEqualTo("f null nora");
    }

    @Test
    void connectionThatOnlyTheServiceKnowsIsWrittenBackToo() {
        database.owner(
                "INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, is_connected,"
                        + " status, connected_at, access_token, tokens_sealed, grant_generation, external_id, external_username,"
                        + " created_at, updated_at) VALUES ('acme', gen_random_uuid(), 'plain', 'github', 'github', true,"
                        + " 'active', now(), 'gho_plain', false, 1, '77', 'pia', now(), now())");

        node.writeBack();

        assertThat(database.line("SELECT github_connected, github_access_token, github_user_id, github_username"
                        + " FROM users WHERE id = 'plain'"))
                .isEqualTo("t gho_plain 77 pia");
    }

    @Test
    void userWhomTheOldApplicationHoldsIsLeftForTheNextRound() throws SQLException {
        refresh("normal", "google_calendar", "ya29.refreshed", "1//rotated");
        try (Connection old = database.asOldApplication();
                var statement = old.createStatement()) {
            old.setAutoCommit(false);
            statement.execute("UPDATE users SET email = 'x' WHERE id = 'normal'");
            assertThat(node.writeBack()).isZero();
            old.rollback();
        }
        assertThat(node.writeBack()).isEqualTo(1);
    }

    @Test
    void undoRefusesUntilEverythingIsWrittenBackAndThenRestoresWhatWas() throws SQLException {
        refresh("normal", "google_calendar", "ya29.refreshed", "1//rotated");
        assertThatThrownBy(database::undo).hasMessageContaining("Undo refused: 1 connections of the service are newer");
        node.writeBack();

        database.undo();

        assertThat(database.line(GOOGLE)).isEqualTo("t ya29.refreshed 1//rotated");
        assertThat(database.line("SELECT count(*) FROM integrations")).isEqualTo("0");
        assertThat(database.lines(
                        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'users'::regclass AND NOT tgisinternal"))
                .as("those of the copy are gone, those that tell nodes of changed people stay")
                .containsExactlyInAnyOrder("tell_changed_users", "tell_deleted_users");
        assertThat(database.lines("SELECT proname FROM pg_proc WHERE proname LIKE 'legacy%'"))
                .isEmpty();
        assertThat(database.lines("SELECT relname FROM pg_class WHERE relname LIKE '%legacy%'"))
                .isEmpty();

        database.migrateAgain();
        assertThat(database.line("SELECT convert_from(access_token, 'UTF8') FROM integrations"
                        + " WHERE user_id = 'normal' AND integration_type = 'google_calendar'"))
                .isEqualTo("ya29.refreshed");
    }
}
