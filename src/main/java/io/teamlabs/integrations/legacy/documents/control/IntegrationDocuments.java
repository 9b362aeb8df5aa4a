package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldErrors;
import io.teamlabs.integrations.legacy.documents.entity.OldExtras;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldStatus;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a document of the old integrations collection. */
final class IntegrationDocuments {

    private final KnownTypes types;

    IntegrationDocuments(KnownTypes types) {
        this.types = types;
    }

    void read(Document document, ReadLine line) {
        OldTokens tokens = tokens(document);
        Masking masking = new Masking(tokens.access(), tokens.refresh());
        OldErrors errors = errors(document, masking);
        line.add(new OldIntegration(
                Keys.user(document.key("userId", "user"), "userId"),
                types.get(document.text("integrationType", "type", "integrationCode", "code"), "integrationType"),
                document.flag("isConnected", "connected"),
                OldStatus.of(document.text("status")),
                tokens,
                account(document),
                times(document),
                errors,
                extras(document, masking)));
    }

    private static OldTokens tokens(Document document) {
        return new OldTokens(
                document.secret("accessToken"),
                document.secret("refreshToken"),
                document.time("tokenIssuedAt"),
                document.time("tokenExpiry", "expiresAt"),
                document.scopes("scope", "scopes"),
                document.text("clientId"));
    }

    private static OldAccount account(Document document) {
        return new OldAccount(
                document.text("externalId", "externalUserId"),
                document.text("externalUsername"),
                document.text("externalEmail"),
                document.text("externalName"),
                document.text("externalAvatarUrl"));
    }

    private static OldTimes times(Document document) {
        Instant connectedAt = document.time("connectedAt");
        Instant createdAt = document.time("createdAt");
        Instant updatedAt = document.time("updatedAt");
        return new OldTimes(
                connectedAt,
                document.time("lastUsedAt", "lastUsed"),
                createdAt,
                updatedAt != null ? updatedAt : later(connectedAt, createdAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static OldErrors errors(Document document, Masking masking) {
        String last = document.text("lastError");
        return new OldErrors(document.count("errorCount"), last == null ? null : masking.apply(last));
    }

    private static OldExtras extras(Document document, Masking masking) {
        String settings = PlainJson.of(document.object("settings"), "settings", masking);
        Map<Object, @Nullable Object> own = new LinkedHashMap<>();
        document.object("metadata").forEach((name, value) -> own.put(freed(String.valueOf(name)), value));
        String metadata = PlainJson.of(own, "metadata", masking);
        return new OldExtras(document.key("_id"), settings, metadata, masking.hasMasked());
    }

    /** Names of the service's own in metadata are set free by a prefix, so that nothing is lost and nothing mistaken. */
    private static String freed(String name) {
        return name.equals("legacy") || name.startsWith("_")
                ? "document" + (name.startsWith("_") ? "" : "_") + name
                : name;
    }
}
