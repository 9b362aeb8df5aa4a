package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The vault for a command that runs beside the service, over plain JDBC with the owner's role, to which the database shows
 * every organization's key. What it seals the service opens. Safe for several threads.
 */
public final class CommandVault {

    private static final int MOST = 16_384;
    private static final String FIND =
            "SELECT organization_id, wrapped_key FROM organization_keys WHERE organization_id = ANY (?)";
    private static final String KEEP_FIRST = """
            INSERT INTO organization_keys (organization_id, wrapped_key)
            SELECT * FROM unnest(?::text[], ?::bytea[]) ON CONFLICT DO NOTHING""";

    private final WrappingKeyset keyset;
    private final Connection connection;
    private final Map<OrganizationId, DataKey> keys = new HashMap<>();

    /** The connection commits each statement: what is sealed with a key may outlive a caller's rollback. */
    public CommandVault(WrappingKeyset keyset, Connection connection) {
        this.keyset = keyset;
        this.connection = connection;
    }

    /** Reads the keys of these organizations, and makes those that are missing, in a few statements for all. */
    public synchronized void prepare(Collection<OrganizationId> organizations) throws SQLException {
        forgetIfMany();
        Set<OrganizationId> unknown = new LinkedHashSet<>(organizations);
        unknown.removeAll(keys.keySet());
        if (!unknown.isEmpty()) {
            find(unknown);
            Set<OrganizationId> without = new LinkedHashSet<>(unknown);
            without.removeAll(keys.keySet());
            keepFirst(without);
        }
    }

    /** Returns the ciphertext for exactly this place, as {@link Vault#seal}. The organization's key was prepared. */
    public byte[] seal(SealedColumn column, OrganizationId organization, UUID row, Secret plain) throws SQLException {
        return key(organization).seal(plain, column.associatedData(organization, row.toString()));
    }

    private synchronized DataKey key(OrganizationId organization) throws SQLException {
        if (!keys.containsKey(organization)) {
            prepare(Set.of(organization));
        }
        DataKey key = keys.get(organization);
        if (key == null) {
            throw new IllegalStateException("The data key of an organization was stored and is not there");
        }
        return key;
    }

    private void find(Set<OrganizationId> unknown) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, names(unknown));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    unwrap(new OrganizationId(row.getString(1)), row.getBytes(2));
                }
            }
        }
    }

    private void unwrap(OrganizationId organization, byte[] wrapped) {
        keys.put(
                organization,
                keyset.unwrap(organization, wrapped)
                        .orElseThrow(() -> new IllegalStateException("The data key of organization " + organization
                                + " was wrapped by another keyset than " + VaultSettings.KEYSET
                                + "; add that keyset's keys to it.")));
    }

    /** Of two that come at once both go on with the key of the first. */
    private void keepFirst(Set<OrganizationId> without) throws SQLException {
        if (without.isEmpty()) {
            return;
        }
        byte[][] wrapped = without.stream().map(keyset::newDataKey).toArray(byte[][]::new);
        try (PreparedStatement insert = connection.prepareStatement(KEEP_FIRST)) {
            insert.setArray(1, names(without));
            insert.setArray(2, connection.createArrayOf("bytea", wrapped));
            insert.executeUpdate();
        }
        find(without);
    }

    private Array names(Set<OrganizationId> organizations) throws SQLException {
        return connection.createArrayOf(
                "text", organizations.stream().map(OrganizationId::value).toArray());
    }

    private void forgetIfMany() {
        if (keys.size() > MOST) {
            keys.clear();
        }
    }

    @Override
    public String toString() {
        return "CommandVault[•••]";
    }
}
