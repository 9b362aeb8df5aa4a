package io.teamlabs.integrations.vault.entity;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A column that holds sealed values; its name is part of what a ciphertext is bound to. */
public record SealedColumn(String table, String column) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedColumn {
        if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
            throw new IllegalArgumentException("A sealed column is named by its table and column in snake_case");
        }
    }

    /**
     * Returns what a ciphertext of this column is authenticated with (RFC 5116, 2.1), so that one moved elsewhere does not
     * open. Names hold no bar and the row's key comes last and holds none either: no two places give the same bytes.
     */
    public byte[] associatedData(OrganizationId organization, String row) {
        return String.join("|", "v1", table, column, organization.value(), row).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
