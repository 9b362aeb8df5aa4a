package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The wrapped keys of a database, read with the owner's role; and the service's vault over them, which only opens. */
public final class StoredKeys extends OrganizationKeys {

    private final EmbeddedDatabase database;

    private StoredKeys(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Returns the vault as the service has it, with the keys that are stored. */
    public static Vault vault(EmbeddedDatabase database, String keysetJson) {
        DataKeys keys = new DataKeys();
        keys.stored = new StoredKeys(database);
        keys.keyset = WrappingKeyset.parse(new Secret(keysetJson)).orElseThrow();
        Vault vault = new Vault();
        vault.keys = keys;
        return vault;
    }

    @Override
    public Optional<byte[]> findApart(OrganizationId organization) {
        return find(organization);
    }

    @Override
    public Optional<byte[]> find(OrganizationId organization) {
        try (Connection connection = database.asOwner();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT wrapped_key FROM organization_keys WHERE organization_id = ?")) {
            query.setString(1, organization.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The keys cannot be read", failed);
        }
    }
}
