package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersImportTest {

    private static final String ADA = "65a1b2c3d4e5f60718293a4b";
    private static final String ORGANIZATION = "65a1b2c3d4e5f60718290001";

    @TempDir
    Path directory;

    private ImportStage stage;

    @BeforeEach
    void start() {
        stage = new ImportStage(EmbeddedDatabase.migrated(), directory);
    }

    private static String user(String id, String rest) {
        return "{\"_id\":{\"$oid\":\"" + id + "\"},\"organizationId\":{\"$oid\":\"" + ORGANIZATION + "\"}" + rest + "}";
    }

    @Test
    void userWithBothConnectionsIsWrittenAndSealed() {
        Path file = stage.file("users.jsonl", user(ADA, """
                ,"email":"ada@example.org","firstName":"Ada","lastName":"Lovelace","role":"Admin",\
                "profileImage":"https://example.org/a.png","githubConnected":true,"githubAccessToken":"gho_canary_ada",\
                "githubUserId":{"$numberInt":"583231"},"githubUsername":"ada","githubEmail":"ada@git.example",\
                "githubAvatarUrl":"https://example.org/g.png","githubConnectedAt":{"$date":"2024-01-31T10:11:12.345Z"},\
                "googleCalendarConnected":true,"googleCalendarAccessToken":"ya29.canary_ada",\
                "googleCalendarRefreshToken":"1//canary_ada","googleCalendarTokenExpiry":{"$date":{"$numberLong":"1706700000000"}}"""));

        ImportStage.Ran ran = stage.run("users", file.toString());

        assertThat(ran.status()).as(ran.errors() + ran.out()).isZero();
        assertThat(stage.ask(
                        "SELECT id, organization_id, email, first_name, last_name, profile_image, role FROM users"))
                .containsExactly(
                        ADA + "|" + ORGANIZATION + "|ada@example.org|Ada|Lovelace|https://example.org/a.png|Admin");
        assertThat(stage.ask("SELECT integration_type, provider, status, is_connected, tokens_sealed, external_id,"
                        + " external_username, external_email, external_avatar_url, connected_at AT TIME ZONE 'UTC'"
                        + " FROM integrations WHERE integration_type = 'github'"))
                .containsExactly("github|github|active|t|t|583231|ada|ada@git.example|https://example.org/g.png"
                        + "|2024-01-31 10:11:12.345");
        assertThat(stage.ask(
                        "SELECT provider, token_expiry AT TIME ZONE 'UTC', refresh_at IS NOT NULL FROM integrations"
                                + " WHERE integration_type = 'google_calendar'"))
                .containsExactly("google|2024-01-31 11:20:00|t");
        assertThat(stage.accessToken(ADA, "github")).isEqualTo("gho_canary_ada");
        assertThat(stage.accessToken(ADA, "google_calendar")).isEqualTo("ya29.canary_ada");
        assertThat(stage.refreshToken(ADA, "google_calendar")).isEqualTo("1//canary_ada");
        assertThat(stage.everything() + ran.out()).doesNotContain("canary_ada");
    }

    @Test
    void oddUsersSurviveAndAreCounted() {
        Path file = stage.file(
                "odd.jsonl",
                user("u1", ",\"githubConnected\":true,\"githubUsername\":\"no-token\""),
                user(
                        "u2",
                        ",\"githubConnected\":false,\"githubAccessToken\":\"gho_left_over\",\"githubUsername\":\"left\""),
                user("u3", ",\"githubConnected\":true,\"githubAccessToken\":\"\",\"email\":\"\""),
                user("u4", ",\"githubConnected\":false,\"googleCalendarConnected\":false"),
                user(
                        "u5",
                        ",\"googleCalendarConnected\":true,\"googleCalendarAccessToken\":\"" + "t".repeat(4000) + "\""),
                "{\"_id\":\"u6\",\"githubConnected\":true,\"githubAccessToken\":\"gho_nowhere\"}",
                user("u7", ",\"googleCalendarConnected\":true,\"googleCalendarRefreshToken\":\"1//alone\""));

        ImportStage.Ran ran = stage.run("users", file.toString());

        assertThat(ran.status()).as(ran.errors()).isEqualTo(3);
        assertThat(stage.ask("SELECT count(*) FROM users")).containsExactly("7");
        assertThat(stage.ask("SELECT user_id, status, is_connected, last_error_code FROM integrations ORDER BY 1"))
                .containsExactly(
                        "u1|revoked|f|token_missing",
                        "u2|revoked|f|null",
                        "u3|revoked|f|token_missing",
                        "u5|active|t|null",
                        "u7|active|t|null");
        assertThat(stage.accessToken("u5", "google_calendar")).hasSize(4000);
        assertThat(
                        stage.ask(
                                "SELECT metadata -> '_document' ->> 'accessTokenSha256' FROM integrations WHERE user_id = 'u2'"))
                .containsExactly(sha256("gho_left_over"));
        assertThat(stage.counted("odd.jsonl", "connected-without-token")).isEqualTo("2");
        assertThat(stage.counted("odd.jsonl", "token-without-connection")).isEqualTo("1");
        assertThat(stage.counted("odd.jsonl", "user-without-organization")).isEqualTo("1");
        assertThat(stage.ask("SELECT line, reason, document_id, user_written FROM document_import_rejects ORDER BY 1"))
                .containsExactly("6|no-organization|u6|t");
        assertThat(stage.counted("odd.jsonl", "refresh-token-alone")).isEqualTo("1");
        assertThat(stage.refreshToken("u7", "google_calendar")).isEqualTo("1//alone");
        assertThat(stage.ask("SELECT token_expiry < now() FROM integrations WHERE user_id = 'u7'"))
                .containsExactly("t");
        assertThat(directory.resolve("odd.jsonl.rejected"))
                .content()
                .contains("gho_nowhere")
                .doesNotContain("1//alone");
        assertThat(stage.everything())
                .doesNotContain("gho_nowhere")
                .doesNotContain("gho_left_over")
                .doesNotContain("1//alone");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void secondRunChangesNothing() {
        String line =
                user(ADA, ",\"email\":\"ada@example.org\",\"githubConnected\":true,\"githubAccessToken\":\"gho_1\"");
        Path file = stage.file("users.jsonl", line);
        stage.run("users", file.toString());
        String before = stage.everything();

        ImportStage.Ran again = stage.run("users", file.toString());
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("imported before");
        assertThat(stage.everything()).isEqualTo(before);

        assertThat(stage.run("users", file.toString(), "--name", "once more").status())
                .isZero();
        assertThat(stage.counted("once more", "user-unchanged")).isEqualTo("1");
        assertThat(stage.counted("once more", "integration-unchanged")).isEqualTo("1");
        assertThat(stage.ask("SELECT version, grant_generation FROM integrations"))
                .containsExactly("0|0");
        assertThat(stage.accessToken(ADA, "github")).isEqualTo("gho_1");
    }

    @Test
    void userThatIsThereOnlyGetsWhatIsLacking() {
        stage.tell(
                "INSERT INTO users (id, organization_id, email, first_name) VALUES ('u1', 'own', 'new@example.org', '')");
        stage.tell("INSERT INTO users (id, email) VALUES ('u2', 'same@example.org')");
        Path file = stage.file(
                "users.jsonl",
                user("u1", ",\"email\":\"old@example.org\",\"firstName\":\"Ada\",\"githubAccessToken\":\"gho_own\""),
                user("u2", ",\"email\":\"same@example.org\""));

        assertThat(stage.run("users", file.toString()).status()).isZero();

        assertThat(stage.ask("SELECT id, organization_id, email, first_name FROM users ORDER BY id"))
                .containsExactly("u1|own|new@example.org|Ada", "u2|" + ORGANIZATION + "|same@example.org|null");
        assertThat(stage.counted("users.jsonl", "user-kept")).isEqualTo("1");
        assertThat(stage.counted("users.jsonl", "user-filled")).isEqualTo("1");
        assertThat(stage.ask("SELECT organization_id FROM integrations")).containsExactly("own");
        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_own");
    }

    @Test
    void namesInAnyScriptAndOddTextComeThrough() {
        String[] names = {
            "Жанна",
            "محمد",
            "דוד",
            "さくら",
            "张伟",
            "Ἀθηνᾶ",
            "नमस्ते",
            "한국",
            "🙂👩‍👩‍👧",
            "O'Brien; DROP TABLE users;--",
            "tab\\tnew\\nline\\\\N",
            "\\\\N",
            "{\\\"a\\\",NULL}",
            "İstanbul",
            "ﷺ",
            "e\\u0301"
        };
        String[] lines = new String[names.length];
        for (int at = 0; at < names.length; at++) {
            lines[at] = user("u" + (10 + at), ",\"firstName\":\"" + names[at] + "\"");
        }
        Path file = stage.file("names.jsonl", lines);

        assertThat(stage.run("users", file.toString()).status()).isZero();

        assertThat(stage.ask("SELECT first_name FROM users ORDER BY id"))
                .contains(
                        "Жанна",
                        "محمد",
                        "🙂👩‍👩‍👧",
                        "O'Brien; DROP TABLE users;--",
                        "tab\tnew\nline\\N",
                        "\\N",
                        "{\"a\",NULL}",
                        "e\u0301")
                .hasSize(names.length);
    }

    @Test
    void sameUserTwiceInAFileIsTakenInOrder() {
        Path file = stage.file(
                "twice.jsonl",
                user(
                        "u1",
                        ",\"email\":\"first@example.org\",\"githubAccessToken\":\"gho_1\",\"githubConnectedAt\":{\"$date\":\"2024-01-01T00:00:00Z\"}"),
                user(
                        "u1",
                        ",\"email\":\"second@example.org\",\"githubAccessToken\":\"gho_2\",\"githubConnectedAt\":{\"$date\":\"2024-01-02T00:00:00Z\"}"));

        assertThat(stage.run("users", file.toString()).status()).isZero();

        assertThat(stage.ask("SELECT email FROM users")).containsExactly("first@example.org");
        assertThat(stage.counted("twice.jsonl", "integration-replaced")).isEqualTo("1");
        assertThat(stage.ask("SELECT grant_generation FROM integrations")).containsExactly("1");
        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_2");
    }
}
