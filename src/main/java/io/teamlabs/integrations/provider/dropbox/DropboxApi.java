package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.ErrorRules;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The two routes of Dropbox that connecting and cutting need. Routes without an argument want a POST with no body and no
 * content type at all; errors are told by tags.
 */
final class DropboxApi {

    /** One who is suspended may be let in again: that ends no grant. */
    private static final ErrorRules TAGS = ErrorRules.none()
            .and(Kind.GRANT_GONE, "expired_access_token", "invalid_access_token")
            .and(Kind.USER_ACTION, "missing_scope", "invalid_account_type", "no_permission", "team_access_denied")
            .and(Kind.TEMPORARY, "user_suspended");

    private final ProviderCalls calls;
    private final URI base;

    DropboxApi(ProviderCalls calls, URI base) {
        this.calls = calls;
        this.base = base;
    }

    CompletionStage<Account> account(Secret token) {
        return post("/2/users/get_current_account", token).thenApply(answer -> {
            if (answer.status() >= 300) {
                throw failure(answer);
            }
            return account(answer);
        });
    }

    private Account account(OutgoingAnswer answer) {
        JsonAnswer account = calls.json(answer);
        String id = account.label("account_id")
                .orElseThrow(() -> calls.failure(Kind.TEMPORARY, OAuthFailure.INCOMPLETE_IDENTITY, answer));
        Optional<String> email = account.label("email");
        return new Account(
                id,
                email.orElse(null),
                email.filter(address -> account.isTrue("email_verified")).orElse(null),
                account.object("name").label("display_name").orElse(null),
                account.webAddress("profile_photo_url").orElse(null));
    }

    /**
     * Ends the token, its refresh token and that one's other access tokens. A token that merely ran out proves nothing of
     * its refresh token, so that is no success: the next attempt brings a fresh one.
     */
    CompletionStage<RevocationOutcome> revoke(Secret token) {
        return post("/2/auth/token/revoke", token).thenApply(answer -> {
            if (answer.status() < 300) {
                return RevocationOutcome.REVOKED;
            }
            String tag = tag(answer);
            if (answer.status() == 401 && !tag.equals("expired_access_token") && !tag.equals("user_suspended")) {
                return RevocationOutcome.ALREADY_GONE;
            }
            throw calls.failure(Kind.TEMPORARY, ErrorRules.codeFor(tag), answer);
        });
    }

    private CompletionStage<OutgoingAnswer> post(String path, Secret token) {
        return calls.send(OutgoingRequest.post(URI.create(base + path)), token);
    }

    private OAuthFailure failure(OutgoingAnswer answer) {
        String tag = tag(answer);
        return calls.failure(TAGS.of(tag), ErrorRules.codeFor(tag), answer);
    }

    private static String tag(OutgoingAnswer answer) {
        return JsonAnswer.parse(answer.text())
                .flatMap(body -> body.object("error").label(".tag"))
                .orElse("");
    }
}
