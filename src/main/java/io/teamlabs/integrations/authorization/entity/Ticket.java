package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is known of a pending authorization once its row is closed, for the calls and the writes that follow. */
public record Ticket(
        Target target,
        BeganWith beganWith,
        String clientId,
        URI redirectUri,
        @Nullable ReturnUrl returnUrl,
        ScopeSet requested,
        @Nullable Secret verifier,
        Actor actor) {

    /** Returns what the row says; the verifier is opened by whoever needs it. */
    public static Ticket of(PendingAuthorization row, @Nullable Secret verifier) {
        return new Ticket(
                new Target(row.organization(), row.user(), row.type(), row.provider(), row.id()),
                row.beganWith(),
                row.clientId(),
                row.redirectUri(),
                row.returnUrl(),
                row.requestedScope(),
                verifier,
                row.begunBy());
    }
}
