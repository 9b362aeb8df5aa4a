package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrationsImportTest {

    @TempDir
    Path directory;

    private ImportStage stage;

    @BeforeEach
    void start() {
        stage = new ImportStage(EmbeddedDatabase.migrated(), directory);
        stage.tell("INSERT INTO users (id, organization_id) VALUES ('u1', 'acme'), ('u2', 'globex'), ('u3', NULL)");
    }

    private static String integration(String user, String rest) {
        return "{\"_id\":{\"$oid\":\"65a1b2c3d4e5f60718293a4b\"},\"userId\":\"" + user + "\"" + rest + "}";
    }

    @Test
    void everyFieldIsTakenOver() {
        Path file = stage.file("integrations.jsonl", integration("u1", """
                ,"integrationType":"google_drive","isConnected":true,"status":"active","accessToken":"ya29.canary_drive",\
                "refreshToken":"1//canary_drive","tokenExpiry":{"$date":1706700000000},\
                "tokenIssuedAt":{"$date":"2024-01-31T10:20:00+0000"},"scope":["drive.file","openid"],\
                "externalId":{"$numberLong":"112233445566778899"},"externalUsername":"ada","externalEmail":"ada@x.example",\
                "externalName":"Ada","externalAvatarUrl":"https://x.example/a","connectedAt":"2024-01-01T00:00:00Z",\
                "lastUsedAt":"2024-01-30T00:00:00.5Z","createdAt":{"$date":{"$numberLong":"1704067200000"}},\
                "updatedAt":{"$date":"2024-01-31T10:20:00Z"},"errorCount":{"$numberInt":"2"},\
                "lastError":"refused ya29.canary_drive by the server","settings":{"folder":"root","n":{"$numberDouble":"1.5"}},\
                "metadata":{"legacy":"mine","_x":1,"at":{"$date":"2024-01-01T00:00:00Z"},"token_answer":{"access_token":"ya29.canary_old"}}"""));

        ImportStage.Ran ran = stage.run("integrations", file.toString());

        assertThat(ran.status()).as(ran.errors() + ran.out()).isZero();
        assertThat(stage.ask("SELECT organization_id, provider, status, error_count, scope, external_id, external_name,"
                        + " last_used_at AT TIME ZONE 'UTC', updated_at AT TIME ZONE 'UTC', created_at AT TIME ZONE 'UTC',"
                        + " token_issued_at AT TIME ZONE 'UTC', settings, last_error FROM integrations"))
                .containsExactly("acme|google|active|2|{drive.file,openid}|112233445566778899|Ada|2024-01-30 00:00:00.5"
                        + "|2024-01-31 10:20:00|2024-01-01 00:00:00|2024-01-31 10:20:00|{\"n\": 1.5, \"folder\": \"root\"}"
                        + "|refused ••• by the server");
        assertThat(stage.ask("SELECT metadata - '_document' FROM integrations"))
                .containsExactly("{\"at\": \"2024-01-01T00:00:00Z\", \"document_x\": 1,"
                        + " \"token_answer\": {\"access_token\": \"•••\"}, \"document_legacy\": \"mine\"}");
        assertThat(stage.counted("integrations.jsonl", "secret-masked")).isEqualTo("1");
        assertThat(stage.accessToken("u1", "google_drive")).isEqualTo("ya29.canary_drive");
        assertThat(stage.refreshToken("u1", "google_drive")).isEqualTo("1//canary_drive");
        assertThat(stage.everything()).doesNotContain("canary_");
    }

    @Test
    void typesAreKnownByKeyNameAndCode() {
        Path file = stage.file(
                "types.jsonl",
                integration("u1", ",\"integrationType\":\"googleCalendar\",\"accessToken\":\"a\""),
                integration("u1", ",\"type\":\"google-meet\",\"accessToken\":\"a\""),
                integration("u1", ",\"integrationType\":{\"$numberInt\":\"5\"},\"accessToken\":\"a\""),
                integration("u1", ",\"code\":6,\"access_token\":\"a\""),
                integration("u1", ",\"integrationType\":\"zoom\",\"accessToken\":\"a\""),
                integration("u1", ",\"accessToken\":\"a\""));

        assertThat(stage.run("integrations", file.toString()).status()).isEqualTo(3);

        assertThat(stage.ask("SELECT integration_type FROM integrations ORDER BY 1"))
                .containsExactly("dropbox", "google_calendar", "google_meet", "slack");
        assertThat(stage.ask("SELECT line, reason, field FROM document_import_rejects ORDER BY 1"))
                .containsExactly("5|unknown-type|integrationType", "6|missing-field|integrationType");
    }

    @Test
    void connectionBelongsToTheOrganizationOfItsUser() {
        Path file = stage.file(
                "whose.jsonl",
                integration("u2", ",\"organizationId\":\"acme\",\"type\":\"github\",\"accessToken\":\"a\""),
                integration("u3", ",\"type\":\"github\",\"accessToken\":\"a\""),
                integration("u9", ",\"type\":\"github\",\"accessToken\":\"a\""),
                "{\"user\":{\"$ref\":\"users\",\"$id\":{\"$oid\":\"u1\"}},\"type\":\"github\",\"accessToken\":\"a\"}",
                "{\"user\":{\"_id\":{\"$oid\":\"u1\"},\"email\":\"x\"},\"type\":\"slack\",\"accessToken\":\"a\"}");

        assertThat(stage.run("integrations", file.toString()).status()).isEqualTo(3);

        assertThat(stage.ask("SELECT user_id, organization_id, integration_type FROM integrations ORDER BY 1, 3"))
                .containsExactly("u1|acme|github", "u1|acme|slack", "u2|globex|github");
        assertThat(stage.ask("SELECT line, reason FROM document_import_rejects ORDER BY 1"))
                .containsExactly("2|no-organization", "3|unknown-user");
    }

    @Test
    void statusDecidesWhetherThereIsAConnection() {
        Path file = stage.file(
                "status.jsonl",
                integration("u1", ",\"type\":\"github\",\"status\":\"error\",\"errorCount\":7,\"accessToken\":\"a\""),
                integration(
                        "u1", ",\"type\":\"slack\",\"status\":\"revoked\",\"isConnected\":true,\"accessToken\":\"a\""),
                integration(
                        "u1",
                        ",\"type\":\"dropbox\",\"status\":\"expired\",\"accessToken\":\"a\",\"refreshToken\":\"r\""),
                integration("u1", ",\"type\":\"google_meet\",\"status\":\"sleeping\",\"accessToken\":\"a\""));

        assertThat(stage.run("integrations", file.toString()).status()).isEqualTo(3);

        assertThat(stage.ask("SELECT integration_type, status, is_connected, error_count FROM integrations ORDER BY 1"))
                .containsExactly("dropbox|active|t|0", "github|error|t|7", "slack|revoked|f|0");
        assertThat(stage.ask("SELECT reason FROM document_import_rejects")).containsExactly("unknown-status");
    }

    @Test
    void newerOfRowAndDocumentWinsAndNothingIsLost() {
        String old =
                ",\"type\":\"github\",\"externalUsername\":\"before\",\"accessToken\":\"gho_old\",\"updatedAt\":\"2024-01-01T00:00:00Z\"";
        stage.run(
                "integrations",
                stage.file("first.jsonl", integration("u1", old)).toString());

        String newer = old.replace("gho_old", "gho_new").replace("2024-01-01", "2024-02-01");
        stage.run(
                "integrations",
                stage.file("newer.jsonl", integration("u1", newer)).toString());
        assertThat(stage.counted("newer.jsonl", "integration-replaced")).isEqualTo("1");
        assertThat(stage.ask("SELECT grant_generation, version FROM integrations"))
                .containsExactly("1|1");
        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_new");

        stage.tell(
                "UPDATE integrations SET updated_at = now(), external_username = 'after', metadata = '{\"own\": 1}'");
        String late = old.replace("gho_old", "gho_late").replace("2024-01-01", "2024-03-01");
        Path file = stage.file("late.jsonl", integration("u1", late));
        stage.run("integrations", file.toString());
        assertThat(stage.counted("late.jsonl", "integration-kept")).isEqualTo("1");
        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_new");
        assertThat(stage.ask(
                        "SELECT external_username, metadata ->> 'own', metadata #>> '{_document,externalUsername}',"
                                + " grant_generation FROM integrations"))
                .containsExactly("after|1|before|1");

        String before = stage.ask("SELECT i::text FROM integrations i").toString();
        stage.run("integrations", file.toString(), "--name", "again");
        assertThat(stage.counted("again", "integration-unchanged")).isEqualTo("1");
        assertThat(stage.ask("SELECT i::text FROM integrations i").toString()).isEqualTo(before);
    }
}
