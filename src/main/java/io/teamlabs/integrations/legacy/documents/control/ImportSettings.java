package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsException;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.vault.control.VaultSettings;
import io.teamlabs.integrations.vault.control.WrappingKeyset;

/** The four of the service's settings that the command needs; the service's others need not be there. */
public record ImportSettings(String url, String user, Secret password, WrappingKeyset keyset) {

    /** Reads them as the service does; fails with all the faults at once. */
    public static ImportSettings read(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source);
        String url = reader.required("DATABASE_URL", "Set it to jdbc:postgresql://host:port/database.");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            reader.fault("DATABASE_URL", "Set it to an address that begins with jdbc:postgresql://.");
        }
        String user = reader.required("DATABASE_OWNER_USER", "Set it to the owner's role, which sees all rows.");
        String password = reader.required("DATABASE_OWNER_PASSWORD", "Set it to the password of that role.");
        WrappingKeyset keyset = VaultSettings.keyset(reader).orElse(null);
        if (keyset == null || !reader.faults().isEmpty()) {
            throw new SettingsException(reader.faults());
        }
        return new ImportSettings(url, user, new Secret(password), keyset);
    }
}
