package io.teamlabs.integrations.legacy.documents.boundary;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.StoredKeys;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database, a directory with exports, and the command run over both. */
final class ImportStage {

    final EmbeddedDatabase database;
    private final Path directory;
    private final String keyset = Keysets.generate();

    ImportStage(EmbeddedDatabase database, Path directory) {
        this.database = database;
        this.directory = directory;
    }

    /** What a run of the command gave. */
    record Ran(int status, String out, String errors) {}

    Path file(String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Path bytes(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("VAULT_KEYSET", keyset);
        return settings;
    }

    Ran run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = new ImportCommand(print(out), print(errors)).run(List.of(words), SettingsSource.of(settings()));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** Returns the rows of a query of the owner's, columns joined by a bar. */
    List<String> ask(String query) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder(String.valueOf(row.getString(1)));
                for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append('|').append(row.getString(column));
                }
                rows.add(text.toString());
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }

    void tell(String sql) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** Returns what an import counted of an outcome. */
    String counted(String name, String outcome) {
        List<String> found = ask("SELECT amount FROM document_import_report WHERE name = '" + name + "' AND outcome = '"
                + outcome + "'");
        return found.isEmpty() ? "0" : found.get(0);
    }

    String accessToken(String user, String type) {
        return opened(user, type, "access_token", TokenSeals.ACCESS_TOKEN);
    }

    String refreshToken(String user, String type) {
        return opened(user, type, "refresh_token", TokenSeals.REFRESH_TOKEN);
    }

    /** Opens as the service does. */
    private String opened(String user, String type, String column, SealedColumn sealed) {
        String where = " FROM integrations WHERE user_id = '" + user + "' AND integration_type = '" + type + "'";
        String[] row = ask("SELECT organization_id, id, encode(" + column + ", 'base64')" + where)
                .get(0)
                .split("\\|", -1);
        byte[] stored = Base64.getMimeDecoder().decode(row[2]);
        return StoredKeys.vault(database, keyset)
                .open(sealed, new OrganizationId(row[0]), UUID.fromString(row[1]), stored)
                .reveal();
    }

    /** Returns everything that the tables hold, as text: to look for what must not be there, or to compare. */
    String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of(
                "users",
                "integrations",
                "organization_keys",
                "document_imports",
                "document_import_counts",
                "document_import_rejects")) {
            ask("SELECT row_to_json(t)::text FROM " + table + " t ORDER BY 1")
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
