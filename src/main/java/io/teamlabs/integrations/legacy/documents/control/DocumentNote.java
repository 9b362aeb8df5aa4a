package io.teamlabs.integrations.legacy.documents.control;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
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
        Kept kept = new Kept();
        kept.put("documentId", old.extras().documentId());
        kept.put("connected", old.connected());
        tokens(kept, old.tokens());
        account(kept, old.account());
        times(kept, old.times());
        String digest = Spoken.digest(kept.said(), old);
        kept.put("digest", digest);
        return new DocumentNote(kept.json(), digest);
    }

    private static void tokens(Kept kept, OldTokens tokens) {
        kept.put("accessTokenSha256", digest(tokens.access()));
        kept.put("refreshTokenSha256", digest(tokens.refresh()));
        kept.put("tokenExpiry", text(tokens.expiry()));
    }

    private static void account(Kept kept, OldAccount account) {
        kept.put("externalId", account.id());
        kept.put("externalUsername", account.username());
        kept.put("externalEmail", account.email());
        kept.put("externalName", account.name());
        kept.put("externalAvatarUrl", account.avatarUrl());
    }

    private static void times(Kept kept, OldTimes times) {
        kept.put("connectedAt", text(times.connectedAt()));
        kept.put("updatedAt", text(times.changedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Moments.text(time);
    }

    private static @Nullable String digest(@Nullable Secret token) {
        return token == null ? null : Sha256.hex(token.reveal());
    }

    /** Returns the document's own metadata with this beside it. */
    String beside(String metadata) {
        String before = metadata.substring(0, metadata.length() - 1);
        return before + (before.length() > 1 ? "," : "") + "\"_document\":" + json + "}";
    }

    /** Members in their order, at once as JSON and as the digest reads them: {@code {name=value, …}}. */
    private static final class Kept {

        private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
        private final StringBuilder json = new StringBuilder(512).append('{');
        private final StringBuilder said = new StringBuilder(512).append('{');

        void put(String name, @Nullable String value) {
            if (value != null) {
                member(name);
                json.append('"');
                encoder.quoteAsString(value, json);
                json.append('"');
                said.append(value);
            }
        }

        void put(String name, @Nullable Boolean value) {
            if (value != null) {
                member(name);
                json.append(value);
                said.append(value);
            }
        }

        private void member(String name) {
            json.append(json.length() > 1 ? ",\"" : "\"").append(name).append("\":");
            said.append(said.length() > 1 ? ", " : "").append(name).append('=');
        }

        String json() {
            return json.append('}').toString();
        }

        String said() {
            return said + "}";
        }
    }
}
