package io.teamlabs.integrations.provider.slack;

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
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The three methods of Slack's web API that connecting and cutting need. */
final class SlackApi {

    /** What a workspace's administrator must settle first. */
    static final String[] ADMINISTRATORS_OWN = {
        "org_login_required",
        "ekm_access_denied",
        "team_access_not_granted",
        "enterprise_is_restricted",
        "two_factor_setup_required"
    };

    private static final ErrorRules ERRORS = ErrorRules.none()
            .and(Kind.GRANT_GONE, "token_expired", "token_revoked", "account_inactive", "invalid_auth")
            .and(Kind.USER_ACTION, "missing_scope", "not_allowed_token_type", "no_permission")
            .and(Kind.USER_ACTION, ADMINISTRATORS_OWN);

    /** Not among them is a token that merely ran out: its refresh token may live. */
    private static final Set<String> ALREADY_GONE = Set.of("token_revoked", "invalid_auth", "account_inactive");

    private final ProviderCalls calls;
    private final URI base;

    SlackApi(ProviderCalls calls, URI base) {
        this.calls = calls;
        this.base = base;
    }

    /** A person's id is one only within a workspace, or within an enterprise where the whole of it installed. */
    CompletionStage<Account> account(Secret token) {
        return post("/api/auth.test", token).thenCompose(answer -> {
            JsonAnswer who = succeeded(answer);
            Optional<String> team = who.label("team_id").or(() -> who.label("enterprise_id"));
            Optional<String> user = who.label("user_id");
            if (team.isEmpty() || user.isEmpty()) {
                throw calls.failure(Kind.TEMPORARY, OAuthFailure.INCOMPLETE_IDENTITY, answer);
            }
            String id = team.get() + ":" + user.get();
            return users(user.get(), token)
                    .thenApply(profile -> account(id, succeeded(profile).object("user")));
        });
    }

    private CompletionStage<OutgoingAnswer> users(String user, Secret token) {
        OutgoingRequest request = OutgoingRequest.post(URI.create(base + "/api/users.info"));
        return calls.send(request.form("user", new Secret(user)), token);
    }

    private static Account account(String id, JsonAnswer user) {
        JsonAnswer profile = user.object("profile");
        Optional<String> handle = user.label("name");
        return new Account(
                id,
                handle.orElse(null),
                profile.label("email").orElse(null),
                profile.label("real_name").or(() -> handle).orElse(null),
                profile.webAddress("image_192")
                        .or(() -> profile.webAddress("image_512"))
                        .orElse(null));
    }

    CompletionStage<RevocationOutcome> revoke(Secret token) {
        return post("/api/auth.revoke", token).thenApply(answer -> {
            JsonAnswer body = calls.json(answer);
            if (body.isTrue("ok")) {
                return RevocationOutcome.REVOKED;
            }
            String error = body.label("error").orElse("");
            if (ALREADY_GONE.contains(error)) {
                return RevocationOutcome.ALREADY_GONE;
            }
            throw calls.failure(Kind.TEMPORARY, ErrorRules.codeFor(error), answer);
        });
    }

    private CompletionStage<OutgoingAnswer> post(String path, Secret token) {
        return calls.send(OutgoingRequest.post(URI.create(base + path)), token);
    }

    private JsonAnswer succeeded(OutgoingAnswer answer) {
        JsonAnswer body = calls.json(answer);
        if (body.isTrue("ok")) {
            return body;
        }
        String error = body.label("error").orElse("");
        throw calls.failure(ERRORS.of(error), ErrorRules.codeFor(error), answer);
    }
}
