package io.teamlabs.integrations.vault.control;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The operator's keyset, which wraps the data keys and nothing else but the canary. Its primary key wraps; all of its
 * enabled keys unwrap, so that a keyset with a new primary still opens what the old one wrapped.
 */
public final class WrappingKeyset {

    private static final int AES_256 = 32;
    private static final SealedColumn WRAPPED_KEY = new SealedColumn("organization_keys", "wrapped_key");
    private static final byte[] CANARY = bytes("The keyset of TeamLabs Integrations");
    private static final byte[] CANARY_PLACE = bytes("v1|vault_canary|canary");

    private final Aead aead;
    private final int primaryId;

    private WrappingKeyset(KeysetHandle handle) throws GeneralSecurityException {
        this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.primaryId = handle.getPrimary().getId();
    }

    /** Reads Tink's JSON form; empty where it is no keyset, or one with anything in use but AES-256-GCM keys. */
    public static Optional<WrappingKeyset> parse(Secret json) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(json.reveal(), InsecureSecretKeyAccess.get());
            return isAes256Gcm(handle) ? Optional.of(new WrappingKeyset(handle)) : Optional.empty();
        } catch (GeneralSecurityException | IllegalStateException notAKeyset) {
            return Optional.empty(); // neither cause nor text is kept: a parser may quote what it read
        }
    }

    private static boolean isAes256Gcm(KeysetHandle handle) {
        for (int at = 0; at < handle.size(); at++) {
            KeysetHandle.Entry entry = handle.getAt(at);
            boolean right = entry.getKey() instanceof AesGcmKey key
                    && key.getParameters().getKeySizeBytes() == AES_256;
            if (entry.getStatus().equals(KeyStatus.ENABLED) && !right) {
                return false;
            }
        }
        return true;
    }

    /** Returns a new keyset in Tink's JSON form, in clear: for the operator's store of secrets and for nothing else. */
    static String generate() {
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A keyset could not be generated", failure);
        }
    }

    /** Returns a new data key for an organization, wrapped. */
    byte[] newDataKey(OrganizationId organization) {
        try {
            KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead, place(organization));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A data key could not be made", failure);
        }
    }

    /** Returns the data key; empty where it was not wrapped by this keyset for this organization. */
    Optional<DataKey> unwrap(OrganizationId organization, byte[] wrapped) {
        try {
            KeysetHandle dataKey = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place(organization));
            return Optional.of(new DataKey(dataKey.getPrimitive(RegistryConfiguration.get(), Aead.class)));
        } catch (GeneralSecurityException notAuthentic) {
            return Optional.empty();
        }
    }

    private static byte[] place(OrganizationId organization) {
        return WRAPPED_KEY.associatedData(organization, organization.value());
    }

    byte[] newCanary() {
        try {
            return aead.encrypt(CANARY, CANARY_PLACE);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The canary could not be sealed", failure);
        }
    }

    boolean opensCanary(byte[] canary) {
        try {
            return Arrays.equals(CANARY, aead.decrypt(canary, CANARY_PLACE));
        } catch (GeneralSecurityException notAuthentic) {
            return false;
        }
    }

    /** Returns Tink's id of the key that wraps, as an unsigned number: the one that the keyset's JSON shows. */
    public long primaryId() {
        return Integer.toUnsignedLong(primaryId);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WrappingKeyset[•••]";
    }
}
