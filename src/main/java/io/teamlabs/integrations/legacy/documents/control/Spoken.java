package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.OldErrors;
import io.teamlabs.integrations.legacy.documents.entity.OldExtras;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a connection's digest is made of: its parts, spoken as records speak of themselves. Rows keep digests of this very
 * text, so it stays as it is; made here, for a record of Java 17 formats its own in ten times the time. Tokens are dots in
 * it, and stand in what is kept as digests.
 */
final class Spoken {

    private Spoken() {}

    /** Returns the SHA-256, in hexadecimal, of what is kept and of all else that the document said. */
    static String digest(String kept, OldIntegration old) {
        String head =
                kept + "\n" + old.type().type().value() + "\n" + old.status().name() + "\n";
        StringBuilder tail = new StringBuilder(512);
        times(tail, old.times());
        errors(tail, old.errors());
        extras(tail, old.extras());
        return Sha256.hex(
                head, tokens(old.tokens()), tail.toString()); // apart: the dots are not in Latin 1, which is fast
    }

    private static String tokens(OldTokens tokens) {
        StringBuilder all = new StringBuilder(256);
        all.append("OldTokens[access=").append(tokens.access());
        all.append(", refresh=").append(tokens.refresh());
        time(all, ", issuedAt=", tokens.issuedAt());
        time(all, ", expiry=", tokens.expiry());
        all.append(", scope=ScopeSet[values=").append(tokens.scope().values());
        all.append("], clientId=").append(tokens.clientId()).append("]\n");
        return all.toString();
    }

    private static void times(StringBuilder all, OldTimes times) {
        time(all, "OldTimes[connectedAt=", times.connectedAt());
        time(all, ", lastUsedAt=", times.lastUsedAt());
        time(all, ", createdAt=", times.createdAt());
        time(all, ", changedAt=", times.changedAt());
        all.append("]\n");
    }

    private static void time(StringBuilder all, String name, @Nullable Instant time) {
        all.append(name).append(time == null ? null : Moments.text(time));
    }

    private static void errors(StringBuilder all, OldErrors errors) {
        all.append("OldErrors[count=").append(errors.count());
        all.append(", last=").append(errors.last()).append("]\n");
    }

    private static void extras(StringBuilder all, OldExtras extras) {
        all.append("OldExtras[documentId=").append(extras.documentId());
        all.append(", settings=").append(extras.settings());
        all.append(", metadata=").append(extras.metadata());
        all.append(", masked=").append(extras.masked()).append(']');
    }
}
