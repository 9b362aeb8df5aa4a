package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with nothing but the unpacked WAR: no container, no test library, no JSON-P provider. */
class ImportFromWarIT {

    @TempDir
    Path directory;

    @Test
    void unpackedWarIsAllThatTheCommandNeeds() throws IOException, InterruptedException {
        unpack(Path.of(System.getProperty("war")));
        ImportStage stage = new ImportStage(EmbeddedDatabase.migrated(), directory);
        Path users = stage.file(
                "users.jsonl", "{\"_id\":\"u1\",\"organizationId\":\"o\",\"githubAccessToken\":\"gho_war\"}");
        Path integrations = stage.file(
                "integrations.jsonl",
                "{\"userId\":\"u1\",\"type\":\"slack\",\"accessToken\":\"xoxp\",\"metadata\":{\"team\":\"T1\"}}",
                "{\"userId\":\"u1\",\"type\":\"zoom\"}");

        assertThat(run(stage, "users", users)).isZero();
        assertThat(run(stage, "integrations", integrations)).isEqualTo(3);

        assertThat(stage.accessToken("u1", "github")).isEqualTo("gho_war");
        assertThat(stage.accessToken("u1", "slack")).isEqualTo("xoxp");
    }

    private int run(ImportStage stage, String kind, Path file) throws IOException, InterruptedException {
        Path inside = directory.resolve("war").resolve("WEB-INF");
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                inside.resolve("classes")
                        + File.pathSeparator
                        + inside.resolve("lib").resolve("*"),
                ImportCommand.class.getName(),
                kind,
                file.toString());
        process.environment().putAll(stage.settings());
        return process.inheritIO().start().waitFor();
    }

    private void unpack(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path target = directory.resolve("war").resolve(entry.getName()).normalize();
                if (entry.getName().startsWith("WEB-INF/") && !entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }
}
