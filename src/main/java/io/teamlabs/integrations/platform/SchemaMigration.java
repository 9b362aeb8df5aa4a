package io.teamlabs.integrations.platform;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrates the schema with the owner's role, or checks that the DBA did. */
public final class SchemaMigration {

    private static final int CONNECT_RETRIES = 10;
    private static final int CONNECT_RETRY_SECONDS = 2;

    private SchemaMigration() {}

    /** Does what the settings say; a database that is starting at the same moment is waited for. */
    public static void atStart(DatabaseSettings settings) {
        switch (settings.migration()) {
            case MIGRATE -> migrate(settings);
            case CHECK -> check(settings);
        }
    }

    private static void migrate(DatabaseSettings settings) {
        Secret password = settings.ownerPassword();
        if (settings.ownerUser() == null || password == null) {
            throw new IllegalStateException("The owner's credentials are checked with the settings");
        }
        configured(settings)
                .dataSource(settings.url(), settings.ownerUser(), password.reveal())
                .load()
                .migrate();
    }

    private static void check(DatabaseSettings settings) {
        MigrationInfoService info = configured(settings)
                .dataSource(settings.url(), settings.user(), settings.password().reveal())
                .load()
                .info();
        String waiting =
                Arrays.stream(info.pending()).map(MigrationInfo::getScript).collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            throw new FlywayException(
                    "The schema does not fit this version of TeamLabs Integrations. Run: flyway migrate,"
                            + " as the owner; it still lacks " + waiting + ". Or set DATABASE_MIGRATION=migrate.");
        }
    }

    private static FluentConfiguration configured(DatabaseSettings settings) {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", settings.applicationRole()))
                .connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(CONNECT_RETRY_SECONDS);
    }
}
