package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.AuthorizationCode;
import io.teamlabs.integrations.simulator.grant.AuthorizationRequest;
import io.teamlabs.integrations.simulator.grant.ClientCredentials;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.OAuthSimulator;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.Vendor;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GitHub as an OAuth app sees it. Tokens do not run out unless rotation is on or a lifetime is set; then each comes with
 * a refresh token whose use ends both old tokens.
 */
public final class GitHubSimulator extends OAuthSimulator {
    private static final String WEB = "/github/web";
    private static final String API = "/github/api";
    private static final Vendor GITHUB = new Vendor(
            "github",
            "GitHub",
            "Ov23simulatedgithub0",
            "simulated-github-secret-4f1c9be07a",
            WEB + "/login/oauth/authorize",
            List.of(
                    Account.of("583231", "octo-ada", "Ada Lovelace", "ada@octo.example"),
                    Account.of("583232", "octo-grace", "Grace Hopper", "grace@octo.example")
                            .withPrivateEmail(),
                    Account.of("583233", "octo-alan", "Alan Turing", "alan@octo.example")),
            Optional.empty());

    private final Routes routes;
    private final GitHubTokens tokens;
    private volatile boolean gitHubApp;

    public GitHubSimulator(Ground ground) {
        super(GITHUB, ground);
        tokens = new GitHubTokens(ground.secrets(), ledger, behaviour, this::issue);
        GitHubApi api = new GitHubApi(accounts, ledger, client);
        GitHubApplications applications = new GitHubApplications(accounts, ledger, client);
        routes = new Routes()
                .get(WEB + "/login/oauth/authorize", this::consentPage)
                .post(WEB + "/login/oauth/authorize", this::decide)
                .post(WEB + "/login/oauth/access_token", this::token)
                .get(API + "/user", api.authenticated(api::user))
                .get(API + "/user/emails", api.authenticated(api::emails))
                .post(API + "/applications/{client_id}/token", applications::check)
                .delete(API + "/applications/{client_id}/token", applications::deleteToken)
                .delete(API + "/applications/{client_id}/grant", applications::deleteGrant);
    }

    @Override
    protected Routes routes() {
        return routes;
    }

    @Override
    public Map<String, String> settings(URI base) {
        return Map.of(
                "GITHUB_WEB_URL",
                base + WEB,
                "GITHUB_API_URL",
                base + API,
                "GITHUB_CLIENT_ID",
                client.id(),
                "GITHUB_CLIENT_SECRET",
                client.secret());
    }

    /** Whether the client is a GitHub App: its tokens have another prefix and tell no scope. */
    public void gitHubApp(boolean on) {
        gitHubApp = on;
    }

    @Override
    public void set(String setting, JsonValue value) {
        if (setting.equals("gitHubApp")) {
            gitHubApp(value.equals(JsonValue.TRUE));
        } else {
            super.set(setting, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        gitHubApp = false;
    }

    @Override
    protected AuthorizationRequest authorization(Parameters parameters) {
        Set<String> scopes = Scopes.parse(parameters.text("scope"));
        return new AuthorizationRequest(
                client, redirectUri(parameters), GitHubScopes.normalized(scopes), pkce(parameters, false), parameters);
    }

    @Override
    protected String newCode() {
        return ground.secrets().makeHex("", 10);
    }

    @Override
    protected Map<String, String> denial() {
        return GitHubAnswers.denial();
    }

    private Answer token(Request request) {
        remember(request);
        try {
            if (!authenticates(ClientCredentials.posted(request))) {
                throw GitHubAnswers.error("incorrect_client_credentials");
            }
            Parameters form = request.form();
            return GitHubAnswers.token(
                    request,
                    switch (form.get("grant_type").orElse("authorization_code")) {
                        case "authorization_code" -> exchange(form);
                        case "refresh_token" -> refresh(form);
                        default -> throw GitHubAnswers.error("unsupported_grant_type");
                    });
        } catch (GitHubRefusal error) {
            return GitHubAnswers.token(request, error.members());
        }
    }

    private JsonObject exchange(Parameters form) {
        AuthorizationCode code =
                codes.take(form.text("code")).orElseThrow(() -> GitHubAnswers.error("bad_verification_code"));
        if (form.has("redirect_uri")
                && !form.text("redirect_uri").equals(code.request().redirectUri())) {
            throw GitHubAnswers.error("redirect_uri_mismatch");
        }
        if (!code.request().pkce().accepts(form.text("code_verifier"))) {
            throw GitHubAnswers.error("bad_verification_code");
        }
        if (!code.account().emailVerified()) {
            throw GitHubAnswers.error("unverified_user_email");
        }
        // An earlier grant of the same person is merged: the answer may tell more than was asked now.
        Holder holder = Holder.of(code);
        Set<String> granted = Scopes.union(
                code.granted(), ledger.consented(client.id(), code.account().id()));
        return success(tokens.issue(prefix(), holder.with(GitHubScopes.normalized(granted))));
    }

    private JsonObject refresh(Parameters form) {
        IssuedToken old =
                refreshToken(form.text("refresh_token")).orElseThrow(() -> GitHubAnswers.error("bad_refresh_token"));
        return success(tokens.refreshed(prefix(), old));
    }

    private JsonObject success(IssuedTokens issued) {
        return GitHubAnswers.success(issued, GitHubTokens.REFRESH_TOKEN_LIFETIME, !gitHubApp);
    }

    @Override
    protected IssuedTokens issue(Holder holder) {
        return tokens.issue(prefix(), holder);
    }

    private String prefix() {
        return gitHubApp ? "ghu_" : "gho_";
    }
}
