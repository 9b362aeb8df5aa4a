package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.legacy.entity.OldConnection;
import io.teamlabs.integrations.platform.JsonDocument;

/** The three forms of a status that the old frontend knows, each with exactly its own fields, and the entries of its list. */
final class OldStatusJson {

    private final Person person;

    OldStatusJson(Person person) {
        this.person = person;
    }

    /** Adds the fields that the type's own status call answers. */
    JsonDocument add(JsonDocument document, TypeKey type, OldConnection connection) {
        if (type.equals(OldTypes.GITHUB)) {
            return gitHub(document, connection);
        }
        return type.equals(OldTypes.GOOGLE_CALENDAR) ? calendar(document, connection) : drive(document, connection);
    }

    private static JsonDocument gitHub(JsonDocument document, OldConnection connection) {
        return document.with("connected", connection.connected())
                .with("username", connection.username())
                .with("email", connection.email())
                .with("avatarUrl", connection.avatarUrl())
                .with("connectedAt", connection.connectedAt());
    }

    private JsonDocument calendar(JsonDocument document, OldConnection connection) {
        OldConnection shown = connection.orElse(person.email(), person.profileImage());
        return document.with("connected", shown.connected())
                .with("email", shown.email())
                .with("tokenExpiry", shown.tokenExpiry())
                .with("avatarUrl", shown.avatarUrl());
    }

    /** Drive's form; Meet, Dropbox and Slack have it too. */
    private static JsonDocument drive(JsonDocument document, OldConnection connection) {
        document.with("connected", connection.connected());
        if (!connection.connected()) {
            return document;
        }
        return document.with("connectedAt", connection.connectedAt())
                .with("tokenExpiry", connection.tokenExpiry())
                .with("externalEmail", connection.email())
                .with("externalUsername", connection.username())
                .with("externalAvatarUrl", connection.avatarUrl());
    }

    /** Returns an entry of the list; its id is the type's code, which is the key among integration types. */
    static JsonDocument listed(CatalogType type, OldConnection connection) {
        return JsonDocument.object()
                .with("id", type.code())
                .with("name", type.name())
                .with("type", type.key().value())
                .with("icon", type.icon())
                .with("description", type.purpose())
                .with("connected", connection.connected())
                .with("username", connection.username())
                .with("email", connection.email())
                .with("avatarUrl", connection.avatarUrl())
                .with("connectedAt", connection.connectedAt())
                .with("tokenExpiry", connection.tokenExpiry());
    }
}
