package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code metadata._document} keeps of a document: account, times, and digests of the tokens, never the tokens. The digest
 * of the whole tells at the next run whether the same document was here before.
 *
 * @param json the object that is kept
 * @param digest of everything that the document said of the connection
 */
record DocumentNote(String json, String digest) {

    static DocumentNote of(OldIntegration old) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        put(kept, "documentId", old.extras().documentId());
        put(kept, "connected", old.connected());
        tokens(kept, old.tokens());
        account(kept, old.account());
        times(kept, old.times());
        String digest = digest(kept, old);
        kept.put("digest", digest);
        return new DocumentNote(PlainJson.of(kept, "metadata", new Masking()), digest);
    }

    private static void tokens(Map<String, @Nullable Object> kept, OldTokens tokens) {
        put(kept, "accessTokenSha256", digest(tokens.access()));
        put(kept, "refreshTokenSha256", digest(tokens.refresh()));
        put(kept, "tokenExpiry", text(tokens.expiry()));
    }

    private static void account(Map<String, @Nullable Object> kept, OldAccount account) {
        put(kept, "externalId", account.id());
        put(kept, "externalUsername", account.username());
        put(kept, "externalEmail", account.email());
        put(kept, "externalName", account.name());
        put(kept, "externalAvatarUrl", account.avatarUrl());
    }

    private static void times(Map<String, @Nullable Object> kept, OldTimes times) {
        put(kept, "connectedAt", text(times.connectedAt()));
        put(kept, "updatedAt", text(times.changedAt()));
    }

    private static void put(Map<String, @Nullable Object> kept, String name, @Nullable Object value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable String digest(@Nullable Secret token) {
        return token == null ? null : Sha256.hex(token.reveal());
    }

    /** Tokens print as dots, and stand in what is kept as digests. */
    private static String digest(Map<String, @Nullable Object> kept, OldIntegration old) {
        return Sha256.hex(String.join(
                "\n",
                kept.toString(),
                old.type().type().value(),
                old.status().name(),
                old.tokens().toString(),
                old.times().toString(),
                old.errors().toString(),
                old.extras().toString()));
    }

    /** Returns the document's own metadata with this beside it. */
    String beside(String metadata) {
        String before = metadata.substring(0, metadata.length() - 1);
        return before + (before.length() > 1 ? "," : "") + "\"_document\":" + json + "}";
    }
}
