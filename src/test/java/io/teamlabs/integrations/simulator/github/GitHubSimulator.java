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
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    static final String API = "/github/api";
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
    private final GitHubRates rates;
    private final Repositories repositories;
    private final RepositoryGate gate;
    private final PullCalls pulls;
    private volatile boolean gitHubApp;

    public GitHubSimulator(Ground ground) {
        super(GITHUB, ground);
        tokens = new GitHubTokens(ground.secrets(), ledger, behaviour, this::issue);
        rates = new GitHubRates(ground.clock());
        repositories = new Repositories(accounts, ground.clock());
        GitHubApi api = new GitHubApi(accounts, ledger, client, rates);
        gate = new RepositoryGate(api, accounts, repositories);
        pulls = new PullCalls(repositories);
        GitHubApplications applications = new GitHubApplications(accounts, ledger, client);
        routes = new Routes()
                .get(WEB + "/login/oauth/authorize", this::consentPage)
                .post(WEB + "/login/oauth/authorize", this::decide)
                .post(WEB + "/login/oauth/access_token", this::token)
                .get(API + "/user", api.authenticated(api::user))
                .get(API + "/user/emails", api.authenticated(api::emails))
                .post(API + "/applications/{client_id}/token", applications::check)
                .delete(API + "/applications/{client_id}/token", applications::deleteToken)
                .delete(API + "/applications/{client_id}/grant", applications::deleteGrant)
                .get(API + "/rate_limit", api::rateLimit);
        RepositoryCalls calls = new RepositoryCalls(accounts, repositories);
        routes.get(API + "/user/repos", api.authenticated(calls::own));
        for (String one : List.of(API + "/repos/{owner}/{repo}", API + "/repositories/{id}")) {
            addRepository(one, calls);
            addIssues(one + "/issues", new IssueCalls(accounts, repositories));
            addPulls(one + "/pulls");
        }
    }

    private void addRepository(String one, RepositoryCalls calls) {
        routes.get(one, gate.reading(calls::one))
                .get(one + "/branches", gate.reading(calls::branches))
                .get(one + "/commits", gate.reading(calls::commits))
                .get(one + "/commits/{ref}", gate.reading(calls::commit));
    }

    private void addIssues(String all, IssueCalls issues) {
        routes.get(all, gate.reading(issues::list))
                .post(all, gate.adding(issues::create))
                .get(all + "/{number}", gate.reading(issues::one))
                .patch(all + "/{number}", gate.pushing(issues::update))
                .get(all + "/{number}/comments", gate.reading(issues::comments))
                .post(all + "/{number}/comments", gate.adding(issues::comment));
    }

    private void addPulls(String all) {
        routes.get(all, gate.reading(pulls::list))
                .post(all, gate.pushing(pulls::create))
                .get(all + "/{number}", gate.reading(pulls::one))
                .put(all + "/{number}/merge", gate.pushing(pulls::merge));
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

    /** How many calls an hour each person has; 5000 at first. */
    public void rateLimit(int calls) {
        rates.limit(calls);
    }

    /** Whether private repositories are behind an organization's SAML sign-on. */
    public void saml(boolean on) {
        gate.saml(on);
    }

    /** How often a new pull request must be asked for until it is known whether it can be merged; once at first. */
    public void mergeabilityUnknownFor(int questions) {
        pulls.unknownFor(questions);
    }

    /** GitHub's secondary limit, met by the next calls; without a wait it names no time. */
    public static Fault secondaryLimit(Optional<Duration> wait) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json; charset=utf-8"));
        wait.ifPresent(time -> headers.put("retry-after", Long.toString(time.toSeconds())));
        String body = GitHubAnswers.message(
                        403,
                        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.")
                .body();
        return Fault.reply(403, headers, body);
    }

    /** The repositories that this account can be asked about; changed by name, as its owner would on the web. */
    public synchronized void createRepository(String account, String name, boolean isPrivate) {
        repositories.of(accounts.named(account));
        repositories.create(accounts.named(account), name, isPrivate, repositories.now());
    }

    /** Renames; the old name leads on to the new one from now on. */
    public synchronized void renameRepository(String account, String from, String to) {
        repositories.of(accounts.named(account));
        repositories
                .named(accounts.named(account).username(), from)
                .orElseThrow()
                .rename(to);
    }

    @Override
    public void set(String setting, JsonValue value) {
        switch (setting) {
            case "gitHubApp" -> gitHubApp(value.equals(JsonValue.TRUE));
            case "saml" -> saml(value.equals(JsonValue.TRUE));
            case "rateLimit" -> rateLimit(((JsonNumber) value).intValue());
            case "mergeabilityUnknownFor" -> mergeabilityUnknownFor(((JsonNumber) value).intValue());
            default -> super.set(setting, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        gitHubApp = false;
        gate.saml(false);
        rates.limit(GitHubRates.USUAL);
        pulls.unknownFor(1);
    }

    @Override
    protected void forgetHoldings() {
        repositories.forget();
        rates.forget();
    }

    @Override
    public synchronized JsonObject holdings() {
        JsonObjectBuilder held = JsonText.object();
        repositories.all().forEach(repository -> held.add(repository.fullName(), HoldingsJson.of(repository)));
        return held.build();
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
