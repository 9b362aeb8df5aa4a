package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Seals and opens values with AES-256-GCM under the data key of their organization, bound to table, column, organization
 * and row. May be called from any thread, in a transaction or not; the organization's key is made at its first sealing.
 */
@ApplicationScoped
public class Vault {

    @Inject
    DataKeys keys;

    /** Returns the ciphertext, with a nonce of its own each time; the row's key must be the one that it is stored under. */
    public byte[] seal(SealedColumn column, OrganizationId organization, UUID row, Secret plain) {
        return keys.findOrCreate(organization).seal(plain, column.associatedData(organization, row.toString()));
    }

    /** Returns the value, or fails with {@link Unreadable} for whatever was not sealed for exactly this place. */
    public Secret open(SealedColumn column, OrganizationId organization, UUID row, byte[] sealed) {
        return keys.find(organization)
                .flatMap(key -> key.open(sealed, column.associatedData(organization, row.toString())))
                .orElseThrow(() -> new Unreadable(column, row.toString()));
    }

    /** Seals bytes that are no text, such as a piece of a file. */
    public byte[] sealBytes(SealedColumn column, OrganizationId organization, UUID row, byte[] plain) {
        return keys.findOrCreate(organization).sealBytes(plain, column.associatedData(organization, row.toString()));
    }

    /** Returns the bytes, or fails with {@link Unreadable} for whatever was not sealed for exactly this place. */
    public byte[] openBytes(SealedColumn column, OrganizationId organization, UUID row, byte[] sealed) {
        return keys.find(organization)
                .flatMap(key -> key.openBytes(sealed, column.associatedData(organization, row.toString())))
                .orElseThrow(() -> new Unreadable(column, row.toString()));
    }
}
