package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The wrapped keys in a map, and vaults over it: several nodes over one store, with the same keyset or another. */
final class KeysInMemory extends OrganizationKeys {

    final Map<OrganizationId, byte[]> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> find(OrganizationId organization) {
        return Optional.ofNullable(rows.get(organization));
    }

    @Override
    public byte[] keepFirst(OrganizationId organization, byte[] wrapped) {
        rows.putIfAbsent(organization, wrapped);
        return rows.get(organization);
    }

    Vault vault(String keysetJson) {
        Vault vault = new Vault();
        vault.keys = dataKeys(keysetJson);
        return vault;
    }

    DataKeys dataKeys(String keysetJson) {
        DataKeys keys = new DataKeys();
        keys.stored = this;
        keys.keyset = WrappingKeyset.parse(new Secret(keysetJson)).orElseThrow();
        return keys;
    }
}
