package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The operator's keyset, read from {@code VAULT_KEYSET}. There is no default: without it nothing starts. */
@ApplicationScoped
public class VaultSettings implements SettingsGroup {

    /** The name of the setting. */
    public static final String KEYSET = "VAULT_KEYSET";

    private static final String HOW = "the README says how to make one.";

    @Override
    public void read(SettingsReader reader) {
        keyset(reader);
    }

    /** Returns the keyset; where it is missing or malformed, notes which of the two and returns nothing. */
    public static Optional<WrappingKeyset> keyset(SettingsReader reader) {
        String json = reader.required(KEYSET, "Set it to a Tink keyset of AES256_GCM in JSON; " + HOW);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Optional<WrappingKeyset> keyset = WrappingKeyset.parse(new Secret(json));
        if (keyset.isEmpty()) {
            reader.fault(
                    KEYSET,
                    "It is malformed. Set it to the JSON of a Tink keyset of AES256_GCM, whole and in clear; " + HOW);
        }
        return keyset;
    }

    @Produces
    @Singleton
    WrappingKeyset keyset() {
        return Settings.read(VaultSettings::keyset).orElseThrow();
    }
}
