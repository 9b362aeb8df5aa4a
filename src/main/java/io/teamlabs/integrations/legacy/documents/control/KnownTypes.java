package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.provider.dropbox.DropboxTypes;
import io.teamlabs.integrations.provider.github.GitHubTypes;
import io.teamlabs.integrations.provider.google.GoogleTypes;
import io.teamlabs.integrations.provider.slack.SlackTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The integration types that a document may name: by key in any of its forms, by name, or by the catalogue's code. */
final class KnownTypes {

    /** Without a container nobody discovers these; the old application knew no other provider. */
    private static final List<TypeDefinitions> PROVIDERS =
            List.of(new GitHubTypes(), new GoogleTypes(), new DropboxTypes(), new SlackTypes());

    private final Map<String, TypeDefinition> byName = new HashMap<>();

    private KnownTypes() {
        for (TypeDefinitions provider : PROVIDERS) {
            provider.types().forEach(type -> byName.put(plain(type.type().value()), type));
        }
    }

    /** Reads the codes from the catalogue, whose rows a DBA may have numbered otherwise. */
    static KnownTypes read(Connection connection) throws SQLException {
        KnownTypes types = new KnownTypes();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT code, description FROM common_types WHERE master_type = 'Integrations'");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                TypeDefinition known = types.byName.get(plain(row.getString("description")));
                if (known != null) {
                    types.byName.put(row.getString("code"), known);
                }
            }
        }
        return types;
    }

    /** Returns the type; fails with {@link Rejected} for an unknown one, and for one that no provider stands behind. */
    TypeDefinition get(@Nullable String keyOrCode, String field) {
        if (keyOrCode == null) {
            throw new Rejected(RejectReason.MISSING_FIELD, field);
        }
        TypeDefinition known = byName.get(plain(keyOrCode));
        if (known == null) {
            throw new Rejected(RejectReason.UNKNOWN_TYPE, field);
        }
        return known;
    }

    /** {@code google_calendar}, {@code googleCalendar}, {@code google-calendar} and {@code Google Calendar} are one. */
    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
