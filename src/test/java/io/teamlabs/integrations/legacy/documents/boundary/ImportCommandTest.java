package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.SettingsSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path directory;

    private ImportStage stage;

    @BeforeEach
    void start() {
        stage = new ImportStage(EmbeddedDatabase.migrated(), directory);
    }

    @Test
    void wrongArgumentsAreToldWithTheUsage() {
        for (String[] wrong : new String[][] {
            {},
            {"users"},
            {"people", "x"},
            {"users", "a", "b"},
            {"users", "a", "--name"},
            {"users", "a", "--nmae", "x"},
            {"users", "a", "--line-limit", "ten"},
            {"users", "a", "--line-limit", "1"},
            {"users", "a", "--name", " "},
        }) {
            ImportStage.Ran ran = stage.run(wrong);
            assertThat(ran.status()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ran.errors()).contains("Usage: import users|integrations FILE");
        }
        assertThat(stage.run("--help").out()).contains("Usage:");
    }

    @Test
    void missingSettingsAreAllToldAtOnce() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(errors, true, StandardCharsets.UTF_8);

        int status = new ImportCommand(to, to).run(List.of("users", "x"), SettingsSource.of(Map.of()));

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("DATABASE_URL", "DATABASE_OWNER_USER", "DATABASE_OWNER_PASSWORD", "VAULT_KEYSET");
    }

    @Test
    void filesThatCannotBeImportedAreRefused() {
        assertThat(stage.run("users", directory.resolve("none.jsonl").toString())
                        .errors())
                .contains("There is no file");
        Path array = stage.file("array.json", "[{\"_id\":\"a\"},", "{\"_id\":\"b\"}]");
        assertThat(stage.run("users", array.toString()).errors()).contains("without --jsonArray");
        assertThat(stage.ask("SELECT count(*) FROM document_imports")).containsExactly("0");
    }

    @Test
    void anotherFileUnderTheSameNameIsRefused() {
        assertThat(stage.run(
                                "users",
                                stage.file("users.jsonl", "{\"_id\":\"a\"}").toString())
                        .status())
                .isZero();

        ImportStage.Ran ran =
                stage.run("users", stage.file("users.jsonl", "{\"_id\":\"b\"}").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errors()).contains("--name");
        assertThat(stage.ask("SELECT id FROM users")).containsExactly("a");
    }

    @Test
    void wrongKeysetIsRefusedBeforeAnythingIsWritten() {
        stage.run("users", stage.file("first.jsonl", "{\"_id\":\"a\"}").toString());
        ImportStage stranger = new ImportStage(stage.database, directory);

        ImportStage.Ran ran = stranger.run(
                "users", stage.file("second.jsonl", "{\"_id\":\"b\"}").toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.errors()).contains("wrong keyset");
        assertThat(stage.ask("SELECT id FROM users")).containsExactly("a");
    }

    @Test
    void roleThatIsRestrictedToOrganizationsIsRefused() {
        Map<String, String> settings = stage.settings();
        settings.put("DATABASE_OWNER_USER", settings.get("DATABASE_USER"));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(errors, true, StandardCharsets.UTF_8);

        int status = new ImportCommand(to, to)
                .run(
                        List.of(
                                "users",
                                stage.file("x.jsonl", "{\"_id\":\"a\"}").toString()),
                        SettingsSource.of(settings));

        assertThat(status).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("DATABASE_OWNER_USER");
    }

    @Test
    void emptyFileIsFinishedAtOnce() {
        ImportStage.Ran ran =
                stage.run("users", stage.bytes("empty.jsonl", new byte[0]).toString());

        assertThat(ran.status()).as(ran.errors()).isZero();
        assertThat(stage.ask("SELECT finished_at IS NOT NULL FROM document_imports"))
                .containsExactly("t");
    }
}
