package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** An account's tokens for a caller who waits; the wait is bounded by access. Every failure is a problem. */
@ApplicationScoped
public class AccountTokens {

    @Inject
    FreshTokens tokens;

    /** Returns a token that works as far as is known, refreshed where it has run out. */
    Secret read(CallContext context) {
        return wait(tokens.read(key(context)));
    }

    /** Returns the token of the row as it is now, whatever this node remembers; refreshed where it has run out. */
    Secret readAgain(CallContext context) {
        return wait(tokens.readAgain(key(context)));
    }

    /** Returns a token from a refresh that began after this call. */
    Secret force(CallContext context) {
        return wait(tokens.force(key(context)));
    }

    private static TokenKey key(CallContext context) {
        return new TokenKey(context.organization(), context.user(), context.type());
    }

    private static Secret wait(CompletionStage<FreshToken> stage) {
        try {
            return stage.toCompletableFuture().join().accessToken();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failure;
        }
    }
}
