package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token of one call and what becomes of it when the provider does not take it: the row is read again, as another node
 * may have refreshed it, then a refresh is forced, once; a token that even then is not taken belongs to no living grant.
 */
final class Renewal {

    /** Of tokens that others brought meanwhile so many are tried; a grant that moves faster is somebody else's trouble. */
    private static final int MOST_OF_OTHERS = 3;

    private final AccountTokens tokens;
    private final Grants grants;
    private final CallContext context;
    private @Nullable Secret token;
    private boolean forced;
    private int ofOthers;

    Renewal(AccountTokens tokens, Grants grants, CallContext context) {
        this.tokens = tokens;
        this.grants = grants;
        this.context = context;
    }

    Secret current() {
        Secret held = token;
        if (held == null) {
            held = tokens.read(context);
            token = held;
        }
        return held;
    }

    /** The token was not taken: returns whether there is another to try. */
    boolean renewed() {
        if (broughtByOthers()) {
            return true;
        }
        Optional<Grants.Seen> seen = grants.look(context);
        if (forced || seen.isEmpty() || !seen.get().refreshable()) {
            return false;
        }
        forced = true;
        token = tokens.force(context);
        return true;
    }

    /** Whether the row has another token by now than the one that was not taken; then that is the one to try. */
    boolean broughtByOthers() {
        Secret stored = tokens.readAgain(context);
        if (stored.equals(current()) || ofOthers == MOST_OF_OTHERS) {
            return false;
        }
        ofOthers++;
        token = stored;
        return true;
    }

    /** A good answer: what was counted against the token is cleared. */
    void honoured() {
        if (context.doubted()) {
            grants.honoured(context);
        }
    }

    /**
     * The provider does not take the token, and nothing brings a better one: the row says so from now on, unless its grant
     * was replaced meanwhile.
     */
    ProblemException gone(Classification answer) {
        String words = context.vendor() + " no longer honours this connection (" + answer.code()
                + "). Let the person connect the account again.";
        Optional<Grants.Seen> seen = grants.look(context);
        if (seen.isPresent() && tokens.readAgain(context).equals(current())) {
            grants.gone(context, seen.get(), words);
        }
        return new CallProblems(context.vendor()).reconnectNeeded(words);
    }
}
