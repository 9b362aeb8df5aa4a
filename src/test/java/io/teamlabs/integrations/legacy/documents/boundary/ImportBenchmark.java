package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Directories;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * How many lines a second the command takes over, as a process of its own with 256 MiB of heap, into a PostgreSQL that is
 * durable as in production; reported, not asserted. {@code -Dbench.import.lines} sets the scale, a million by default.
 */
class ImportBenchmark {

    private static final int LINES = Integer.getInteger("bench.import.lines", 1_000_000);
    private static final Path HOME = Path.of("target", "bench", "import");
    private static final double NANOS = 1e9;

    private final StringBuilder table =
            new StringBuilder("| what | lines | MB | s | lines/s |\n| --- | --- | --- | --- | --- |\n");

    @Test
    void exportsAreImported() throws IOException, InterruptedException {
        Directories.delete(HOME);
        Files.createDirectories(HOME);
        try (EmbeddedDatabase database =
                EmbeddedDatabase.persistent(HOME.toAbsolutePath().resolve("database"))) {
            database.migrate();
            ImportStage stage = new ImportStage(database, HOME);
            Path users = write("users.jsonl", ImportBenchmark::user);
            measure(stage, "users, each with two connections", "users", users, "first");
            measure(stage, "the same again, all there", "users", users, "second");
            Files.delete(users);
            Path integrations = write("integrations.jsonl", ImportBenchmark::integration);
            measure(stage, "integrations, one each", "integrations", integrations, "third");
            assertThat(stage.ask("SELECT count(*) FROM integrations WHERE tokens_sealed AND is_connected"))
                    .containsExactly(String.valueOf(3L * LINES));
        } finally {
            Directories.delete(HOME);
        }
        report();
    }

    private void measure(ImportStage stage, String what, String kind, Path file, String name)
            throws IOException, InterruptedException {
        long size = Files.size(file);
        long start = System.nanoTime();
        ProcessBuilder command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ImportCommand.class.getName(),
                kind,
                file.toString(),
                "--name",
                name));
        command.environment().putAll(stage.settings());
        assertThat(command.inheritIO().start().waitFor()).isZero();
        double seconds = (System.nanoTime() - start) / NANOS;
        table.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.1f | %,.0f |%n",
                what,
                LINES,
                size / 1_000_000,
                seconds,
                LINES / seconds));
    }

    private static Path write(String name, IntFunction<String> line) throws IOException {
        Path file = HOME.resolve(name);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int number = 0; number < LINES; number++) {
                lines.write(line.apply(number));
                lines.newLine();
            }
        }
        return file;
    }

    /** Tokens as long as the vendors': 40 characters at GitHub, about 220 and 100 at Google. */
    private static String user(int number) {
        return String.format(
                Locale.ROOT,
                "{\"_id\":{\"$oid\":\"%1$024x\"},\"organizationId\":{\"$oid\":\"%2$024x\"},\"email\":\"user%1$d@example.org\","
                        + "\"firstName\":\"Ada\",\"lastName\":\"Lovelace %1$d\",\"role\":\"Member\",\"password\":\"%3$s\","
                        + "\"githubConnected\":true,\"githubAccessToken\":\"gho_%1$036d\",\"githubUserId\":\"%1$d\","
                        + "\"githubUsername\":\"user%1$d\",\"githubEmail\":\"user%1$d@example.org\","
                        + "\"githubAvatarUrl\":\"https://avatars.example.org/u/%1$d?v=4\","
                        + "\"githubConnectedAt\":{\"$date\":\"2024-01-31T10:11:12.345Z\"},\"googleCalendarConnected\":true,"
                        + "\"googleCalendarAccessToken\":\"ya29.%1$0215d\",\"googleCalendarRefreshToken\":\"1//%1$0100d\","
                        + "\"googleCalendarTokenExpiry\":{\"$date\":\"2024-01-31T11:11:12.345Z\"},\"__v\":0}",
                number,
                number % 1000,
                "$2b$10$" + "h".repeat(53));
    }

    private static String integration(int number) {
        return String.format(
                Locale.ROOT,
                "{\"_id\":{\"$oid\":\"%2$024x\"},\"userId\":{\"$oid\":\"%1$024x\"},\"integrationType\":\"google_drive\","
                        + "\"isConnected\":true,\"status\":\"active\",\"accessToken\":\"ya29.%1$0215d\","
                        + "\"refreshToken\":\"1//%1$0100d\",\"tokenExpiry\":{\"$date\":\"2024-01-31T11:11:12.345Z\"},"
                        + "\"scope\":[\"openid\",\"email\",\"https://www.googleapis.com/auth/drive.file\"],"
                        + "\"externalId\":\"%1$021d\",\"externalEmail\":\"user%1$d@example.org\",\"settings\":{\"folder\":\"root\"},"
                        + "\"metadata\":{},\"createdAt\":{\"$date\":\"2024-01-31T10:11:12.345Z\"},"
                        + "\"updatedAt\":{\"$date\":\"2024-01-31T10:11:12.345Z\"},\"__v\":0}",
                number,
                number + (1L << 40));
    }

    @SuppressWarnings("SystemOut") // the table is for the person who measures
    private void report() throws IOException {
        table.append("\nMachine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores, ")
                .append(System.getProperty("os.name"))
                .append(", Java ")
                .append(System.getProperty("java.version"))
                .append("; the command's heap 256 MiB\n");
        Files.writeString(Path.of("target", "bench", "import.md"), table);
        System.out.println(table);
    }
}
