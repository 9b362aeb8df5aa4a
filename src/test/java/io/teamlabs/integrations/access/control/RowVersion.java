package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.platform.Workbench;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code integrations} as one commit left it; a trigger keeps them all. */
record RowVersion(JsonObject columns) {

    /** From now on the database keeps each version of each row. */
    static void keep() {
        Workbench.asOwner("""
                CREATE TABLE row_versions (number bigserial, id uuid, version jsonb);
                CREATE INDEX row_versions_id ON row_versions (id);
                CREATE FUNCTION keep_row_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN INSERT INTO row_versions (id, version) VALUES (NEW.id, to_jsonb(NEW)); RETURN NULL; END $$;
                CREATE TRIGGER keep_row_version AFTER INSERT OR UPDATE ON integrations
                FOR EACH ROW EXECUTE FUNCTION keep_row_version()""");
    }

    static void forget() {
        Workbench.asOwner("DROP FUNCTION keep_row_version() CASCADE; DROP TABLE row_versions");
    }

    /** The versions of a row, the oldest first. */
    static List<RowVersion> of(UUID id) {
        return Workbench.askOwner("SELECT version FROM row_versions WHERE id = '" + id + "' ORDER BY number").stream()
                .map(RowVersion::parse)
                .toList();
    }

    private static RowVersion parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return new RowVersion(reader.readObject());
        }
    }

    boolean connected() {
        return columns.getBoolean("is_connected");
    }

    String status() {
        return columns.getString("status");
    }

    int generation() {
        return columns.getInt("grant_generation");
    }

    int errors() {
        return columns.getInt("error_count");
    }

    boolean rotationUncertain() {
        return columns.getBoolean("rotation_uncertain");
    }

    /** A text or a time; null where the column is. */
    @Nullable
    String text(String column) {
        return columns.isNull(column) ? null : columns.getString(column);
    }

    boolean has(String column) {
        return !columns.isNull(column);
    }

    /** The tokens as they were sealed; the row was connected. */
    SealedTokens tokens() {
        return new SealedTokens(bytes("access_token"), bytes("refresh_token"), columns.getBoolean("tokens_sealed"));
    }

    private byte[] bytes(String column) {
        return HexFormat.of().parseHex(columns.getString(column).substring(2));
    }

    boolean sameTokens(RowVersion other) {
        return same(other, "access_token") && same(other, "refresh_token");
    }

    boolean same(RowVersion other, String column) {
        return Objects.equals(text(column), other.text(column));
    }

    @Override
    public String toString() {
        return status() + " generation " + generation() + " errors " + errors() + " code " + text("last_error_code")
                + " lease " + text("lease_id") + " due " + text("refresh_at") + " connected " + text("connected_at")
                + (rotationUncertain() ? " uncertain" : "");
    }
}
