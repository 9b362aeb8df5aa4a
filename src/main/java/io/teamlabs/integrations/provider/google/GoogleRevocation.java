package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.ErrorRules;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Ends a grant: as RFC 7009, 2.1, but without the client, and with an error for a token that is unknown. */
final class GoogleRevocation {

    private final ProviderCalls calls;
    private final URI endpoint;

    GoogleRevocation(ProviderCalls calls, URI endpoint) {
        this.calls = calls;
        this.endpoint = endpoint;
    }

    /**
     * The refresh token first. One that Google dropped by itself, as the oldest of more than a hundred, leaves the grant
     * alive: then the access token is tried.
     */
    CompletionStage<RevocationOutcome> revoke(@Nullable Secret accessToken, @Nullable Secret refreshToken) {
        if (refreshToken != null && accessToken != null) {
            return revoke(refreshToken).thenCompose(outcome -> orElse(outcome, accessToken));
        }
        Secret only = refreshToken == null ? accessToken : refreshToken;
        return only == null
                ? CompletableFuture.failedFuture(OAuthFailure.of(Kind.USER_ACTION, OAuthFailure.NO_TOKEN))
                : revoke(only);
    }

    private CompletionStage<RevocationOutcome> orElse(RevocationOutcome outcome, Secret other) {
        return switch (outcome) {
            case REVOKED -> CompletableFuture.completedFuture(outcome);
            case ALREADY_GONE -> revoke(other);
        };
    }

    private CompletionStage<RevocationOutcome> revoke(Secret token) {
        return calls.send(OutgoingRequest.post(endpoint).form("token", token)).thenApply(this::outcome);
    }

    private RevocationOutcome outcome(OutgoingAnswer answer) {
        if (answer.status() < 300) {
            return RevocationOutcome.REVOKED;
        }
        String error = calls.json(answer).label("error").orElse("");
        if (error.equals("invalid_token")) {
            return RevocationOutcome.ALREADY_GONE;
        }
        throw calls.failure(Kind.TEMPORARY, ErrorRules.codeFor(error), answer);
    }
}
