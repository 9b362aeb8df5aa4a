package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.Client;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.BiFunction;

/** The API calls made with a person's token. */
final class GitHubApi {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Client client;
    private final GitHubRates rates;

    GitHubApi(Accounts accounts, Ledger ledger, Client client, GitHubRates rates) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.client = client;
        this.rates = rates;
    }

    /** Lets only calls through that name their user agent and carry a working token. */
    Endpoint authenticated(BiFunction<Request, IssuedToken, Answer> action) {
        return request -> {
            if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
                return namelessAgent();
            }
            Optional<IssuedToken> token =
                    request.bearer().flatMap(ledger::working).filter(found -> found.kind() == TokenKind.ACCESS);
            return token.map(found -> limited(request, found, action))
                    .orElseGet(() -> GitHubAnswers.message(
                            401, request.bearer().isPresent() ? "Bad credentials" : "Requires authentication"));
        };
    }

    /** Refusals tell the scopes and the rate too. */
    private Answer limited(Request request, IssuedToken token, BiFunction<Request, IssuedToken, Answer> action) {
        Account account = accounts.named(token.accountId());
        rates.take(account);
        return answered(request, token, action)
                .with(rates.headers(account))
                .with("X-OAuth-Scopes", GitHubScopes.told(token.scopes(), ", "))
                .with("X-OAuth-Client-Id", client.id());
    }

    private static Answer answered(
            Request request, IssuedToken token, BiFunction<Request, IssuedToken, Answer> action) {
        try {
            return action.apply(request, token);
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /** What is left of the hour; asking takes nothing from it. */
    Answer rateLimit(Request request) {
        IssuedToken token = request.bearer()
                .flatMap(ledger::working)
                .orElseThrow(() -> new Refused(GitHubAnswers.message(401, "Bad credentials")));
        JsonObjectBuilder core = rates.told(accounts.named(token.accountId()));
        JsonObject told = core.build();
        return Answer.json(
                200,
                JsonText.object()
                        .add("resources", JsonText.object().add("core", told).add("search", told))
                        .add("rate", told)
                        .build());
    }

    static Answer namelessAgent() {
        return Answer.text(
                403,
                "Request forbidden by administrative rules. "
                        + "Please make sure your request has a User-Agent header.\n");
    }

    Answer user(Request request, IssuedToken token) {
        Account account = accounts.named(token.accountId());
        JsonObjectBuilder user = JsonText.object(simple(account))
                .add("name", account.name())
                .add("email", JsonText.orNull(Optional.of(account.email()).filter(email -> account.emailPublic())))
                .add("company", JsonValue.NULL)
                .add("blog", "")
                .add("location", JsonValue.NULL)
                .add("bio", JsonValue.NULL)
                .add("hireable", JsonValue.NULL)
                .add("twitter_username", JsonValue.NULL)
                .add("public_repos", 2)
                .add("public_gists", 1)
                .add("followers", 20)
                .add("following", 0)
                .add("created_at", "2008-01-14T04:33:35Z")
                .add("updated_at", "2025-01-14T04:33:35Z");
        return Answer.json(200, user.build());
    }

    Answer emails(Request request, IssuedToken token) {
        if (!GitHubScopes.covers(token.scopes(), "user:email")) {
            return GitHubAnswers.message(404, "Not Found").with("X-Accepted-OAuth-Scopes", "user, user:email");
        }
        Account account = accounts.named(token.accountId());
        JsonObjectBuilder other =
                email(account.id() + "@users.noreply.octo.example", false, true).add("visibility", JsonValue.NULL);
        JsonObjectBuilder primary = email(account.email(), true, account.emailVerified())
                .add("visibility", account.emailPublic() ? "public" : "private");
        return Answer.json(200, JsonText.array().add(other).add(primary).build());
    }

    private static JsonObjectBuilder email(String email, boolean primary, boolean verified) {
        return JsonText.object().add("email", email).add("primary", primary).add("verified", verified);
    }

    /** The user as it is embedded in other answers. */
    static JsonObject simple(Account account) {
        String api = "https://api.github.com/users/" + account.username();
        return JsonText.object()
                .add("login", account.username())
                .add("id", Long.parseLong(account.id()))
                .add("node_id", "MDQ6VXNlcj" + account.id())
                .add("avatar_url", account.avatarUrl())
                .add("gravatar_id", "")
                .add("url", api)
                .add("html_url", "https://github.com/" + account.username())
                .add("followers_url", api + "/followers")
                .add("following_url", api + "/following{/other_user}")
                .add("gists_url", api + "/gists{/gist_id}")
                .add("starred_url", api + "/starred{/owner}{/repo}")
                .add("subscriptions_url", api + "/subscriptions")
                .add("organizations_url", api + "/orgs")
                .add("repos_url", api + "/repos")
                .add("events_url", api + "/events{/privacy}")
                .add("received_events_url", api + "/received_events")
                .add("type", "User")
                .add("site_admin", false)
                .build();
    }
}
