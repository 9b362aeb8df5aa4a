package io.teamlabs.integrations.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database and its two roles: the application's, which owns nothing, and the owner's, with which alone the schema is
 * migrated. The owner's credentials are needed only where the service migrates by itself.
 *
 * @param patience how long a statement may go unanswered before its connection counts as lost; whole seconds
 */
public record DatabaseSettings(
        String url,
        String user,
        Secret password,
        @Nullable String ownerUser,
        @Nullable Secret ownerPassword,
        Migration migration,
        String applicationRole,
        Duration patience) {

    /** Whether the service migrates at start or only checks that the DBA did. */
    public enum Migration {
        MIGRATE,
        CHECK
    }

    public static DatabaseSettings from(SettingsReader reader) {
        String url = reader.required("DATABASE_URL", "Set it to jdbc:postgresql://host:port/database.");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            reader.fault("DATABASE_URL", "Set it to an address that begins with jdbc:postgresql://.");
        }
        String user = reader.required("DATABASE_USER", "Set it to the application's role, which owns nothing.");
        String password = reader.required("DATABASE_PASSWORD", "Set it to the password of that role.");
        Migration migration = reader.choice("DATABASE_MIGRATION", Migration.MIGRATE);
        String owner = reader.optional("DATABASE_OWNER_USER");
        String ownerPassword = reader.optional("DATABASE_OWNER_PASSWORD");
        if (migration == Migration.MIGRATE && (owner == null || ownerPassword == null)) {
            String remedy =
                    "It is needed to migrate at start. Set it, or set DATABASE_MIGRATION=check and let the DBA migrate.";
            reader.fault(owner == null ? "DATABASE_OWNER_USER" : "DATABASE_OWNER_PASSWORD", remedy);
        }
        if (owner != null && owner.equals(user)) {
            reader.fault("DATABASE_OWNER_USER", "It must be another role than DATABASE_USER, which must own nothing.");
        }
        return new DatabaseSettings(
                url,
                user,
                new Secret(password.isEmpty() ? "-" : password),
                owner,
                ownerPassword == null ? null : new Secret(ownerPassword),
                migration,
                reader.text("DATABASE_APPLICATION_ROLE", user),
                reader.duration(
                        "DATABASE_PATIENCE", Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    }
}
