package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedLinesTest {

    @TempDir
    Path directory;

    private ImportStage stage;

    @BeforeEach
    void start() {
        stage = new ImportStage(EmbeddedDatabase.migrated(), directory);
    }

    @Test
    void everyOddLineHasItsReasonAndTheOthersAreWritten() {
        Path file = stage.file(
                "odd.jsonl",
                "{\"_id\":\"good1\",\"organizationId\":\"o\",\"githubAccessToken\":\"gho_good\"}",
                "not json canary_value",
                "{\"_id\":\"a\"} {\"_id\":\"b\"}",
                "[{\"_id\":\"a\"}]",
                "{\"_id\":\"a\",\"email\":\"x\",\"email\":\"canary_value\"}",
                "{\"_id\":\"a\",\"firstName\":\"x\",\"first_name\":\"canary_value\"}",
                "{\"_id\":\"a\",\"email\":\"canary_value\\u0000\"}",
                "{\"_id\":\"a\",\"email\":\"canary_value\\ud800\"}",
                "{\"_id\":\"a\",\"email\":\"\\udc00\\ud800\"}",
                "{\"_id\":\"a\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                "{\"_id\":\"a b\"}",
                "{\"email\":\"no-id\"}",
                "{\"_id\":\"a\",\"email\":{\"canary_value\":1}}",
                "{\"_id\":\"a\",\"email\":{\"$regex\":\"x\"}}",
                "{\"_id\":\"a\",\"organizationId\":\"" + "o".repeat(65) + "\"}",
                "{\"_id\":\"a\",\"x\":1" + "0".repeat(2000) + "}",
                "{\"_id\":\"a\",\"email\":\"" + "x".repeat(2000) + "\"}",
                "",
                "{\"_id\":\"good2\",\"email\":\"é\"}");

        ImportStage.Ran ran = stage.run("users", file.toString(), "--line-limit", "25000");

        assertThat(ran.status()).as(ran.errors()).isEqualTo(3);
        assertThat(stage.ask("SELECT line || ' ' || reason || coalesce(' ' || field, '') FROM document_import_rejects"
                        + " ORDER BY line"))
                .containsExactly(
                        "2 malformed",
                        "3 malformed",
                        "4 malformed",
                        "5 duplicate-field email",
                        "6 duplicate-field firstName",
                        "7 nul-character email",
                        "8 lone-surrogate email",
                        "9 lone-surrogate email",
                        "10 too-deep",
                        "11 bad-id _id",
                        "12 missing-field _id",
                        "13 wrong-type email",
                        "14 wrong-type email",
                        "15 bad-id organizationId",
                        "16 value-too-long");
        assertThat(stage.ask("SELECT id FROM users ORDER BY 1")).containsExactly("a", "good1", "good2");
        assertThat(stage.counted("odd.jsonl", "line-blank")).isEqualTo("1");
        assertThat(stage.counted("odd.jsonl", "line-rejected")).isEqualTo("15");
        assertThat(ran.out() + ran.errors() + stage.everything()).doesNotContain("canary_value");
    }

    @Test
    void badDateOfAConnectionDoesNotHoldThePersonUp() {
        Path file = stage.file(
                "dates.jsonl",
                "{\"_id\":\"a\",\"organizationId\":\"o\",\"githubAccessToken\":\"t\",\"githubConnectedAt\":\"yesterday\"}",
                "{\"_id\":\"b\",\"organizationId\":\"o\",\"githubAccessToken\":\"t\",\"githubConnectedAt\":{\"$date\":{\"$numberLong\":\"9223372036854775807\"}}}");

        stage.run("users", file.toString());

        assertThat(stage.ask("SELECT line, reason, field, user_written FROM document_import_rejects ORDER BY 1"))
                .containsExactly("1|bad-date|githubConnectedAt|t", "2|bad-date|githubConnectedAt|t");
        assertThat(stage.ask("SELECT id FROM users ORDER BY 1")).containsExactly("a", "b");
        assertThat(stage.counted("dates.jsonl", "line-rejected-in-part")).isEqualTo("2");
    }

    @Test
    void lineThatIsTooLongOrNotUtf8IsKeptByteForByte() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("\uFEFF{\"_id\":\"first\"}\r\n".getBytes(StandardCharsets.UTF_8));
        byte[] latin = "{\"_id\":\"latin\",\"email\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        content.writeBytes(latin);
        content.write('\n');
        byte[] long1 = ("{\"_id\":\"long\",\"x\":\"" + "x".repeat(700_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        content.writeBytes(long1);
        content.write('\n');
        content.writeBytes("{\"_id\":\"replacement\",\"email\":\"\uFFFD\"}".getBytes(StandardCharsets.UTF_8));
        Path file = stage.bytes("bytes.jsonl", content.toByteArray());

        assertThat(stage.run("users", file.toString(), "--line-limit", "4096").status())
                .isEqualTo(3);

        assertThat(stage.ask("SELECT line, reason FROM document_import_rejects ORDER BY 1"))
                .containsExactly("2|not-utf8", "3|line-too-long");
        assertThat(stage.ask("SELECT id FROM users ORDER BY 1")).containsExactly("first", "replacement");
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(latin);
        kept.write('\n');
        kept.writeBytes(long1);
        kept.write('\n');
        assertThat(Files.readAllBytes(directory.resolve("bytes.jsonl.rejected")))
                .isEqualTo(kept.toByteArray());
    }

    @Test
    void rejectFileIsItsOwnersAloneAndCanBeCorrectedAndRunAgain() throws IOException {
        Path file = stage.file("users.jsonl", "{\"_id\":\"u1\",\"githubAccessToken\":\"gho_1\"}", "{\"_id\":\"u 2\"}");
        stage.run("users", file.toString());
        Path rejected = directory.resolve("users.jsonl.rejected");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejected)))
                .isEqualTo("rw-------");

        List<String> corrected = Files.readAllLines(rejected).stream()
                .map(line -> line.replace("u 2", "u2").replace("\"_id\"", "\"organizationId\":\"o\",\"_id\""))
                .toList();
        Files.write(rejected, corrected);
        assertThat(stage.run("users", file.toString()).out()).contains("left as it is");

        assertThat(stage.run("users", rejected.toString()).status()).isZero();
        assertThat(stage.ask("SELECT id, organization_id FROM users ORDER BY 1"))
                .containsExactly("u1|o", "u2|o");
        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_1");
    }

    @Test
    void rowThatTheDatabaseRefusesIsKeptAndItsNeighboursAreWritten() {
        stage.tell("ALTER TABLE users ADD CONSTRAINT no_nobody CHECK (email <> 'nobody')");
        String[] lines = new String[50];
        for (int at = 0; at < lines.length; at++) {
            lines[at] = "{\"_id\":\"u" + at + "\",\"email\":\"" + (at == 17 ? "nobody" : "x") + "\"}";
        }

        assertThat(stage.run("users", stage.file("users.jsonl", lines).toString())
                        .status())
                .isEqualTo(3);

        assertThat(stage.ask("SELECT line, reason, field FROM document_import_rejects"))
                .containsExactly("18|database-refused|no_nobody");
        assertThat(stage.ask("SELECT count(*) FROM users")).containsExactly("49");
        assertThat(stage.counted("users.jsonl", "user-written")).isEqualTo("49");
    }
}
