package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a provider (RFC 6749, 4.1.2; RFC 9207), as it was sent: nothing of it can be relied upon.
 *
 * @param arrivedAt whose redirect URI it came to
 */
public record CallbackRequest(
        BeganWith arrivedAt,
        ProviderId provider,
        @Nullable Secret state,
        @Nullable Secret code,
        @Nullable String error,
        @Nullable String issuer,
        Bearer bearer) {

    /** Who brings the answer: the browser that was bound, or, in the old GitHub flow, the signed-in person. */
    public sealed interface Bearer {

        boolean isExpectedBy(PendingAuthorization row);
    }

    /** A browser, with the secret of its cookie, if it has one. */
    public record Browser(@Nullable Secret cookie) implements Bearer {

        /** The name of the cookie, which every redirect URI of ours must look for. */
        public static final String COOKIE = "teamlabs_browser";

        @Override
        public boolean isExpectedBy(PendingAuthorization row) {
            return row.belongsTo(cookie == null ? null : Digest.of(cookie));
        }
    }

    /** A person, by the bearer token of the request. */
    public record SignedIn(UserId user) implements Bearer {
        @Override
        public boolean isExpectedBy(PendingAuthorization row) {
            return row.user().equals(user);
        }
    }
}
