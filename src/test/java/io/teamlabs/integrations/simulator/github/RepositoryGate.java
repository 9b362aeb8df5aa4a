package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets calls to the repositories that their token may see. What it may not see is not found; where the scope is what is
 * lacking, the headers tell. A renamed repository answers with its lasting address.
 */
final class RepositoryGate {
    private static final String PRIVATE = "repo";
    private static final String PUBLIC = "public_repo";
    private static final String SSO =
            "required; url=https://github.com/orgs/octo-org/sso?authorization_request=AZSCKtL4U8yX1H3sCQIVnVgmjmon5fWxks5YrqhJgah0b2tlbl9pZM4EuMz4";

    private final GitHubApi api;
    private final Accounts accounts;
    private final Repositories repositories;
    private volatile boolean saml;

    RepositoryGate(GitHubApi api, Accounts accounts, Repositories repositories) {
        this.api = api;
        this.accounts = accounts;
        this.repositories = repositories;
    }

    /** Whether the organization behind private repositories wants people to sign on by SAML. */
    void saml(boolean on) {
        saml = on;
    }

    Endpoint reading(Function<Visit, Answer> action) {
        return api.authenticated(
                (request, token) -> action.apply(visit(request, token)).with("X-Accepted-OAuth-Scopes", PRIVATE));
    }

    /** Whatever anyone may add to a public repository: issues and comments. */
    Endpoint adding(Function<Visit, Answer> action) {
        return api.authenticated((request, token) -> {
            Visit visit = visit(request, token);
            requireScope(token, visit.repository());
            if (visit.repository().archived) {
                throw new Refused(GitHubAnswers.message(403, "Repository was archived so is read-only."));
            }
            return action.apply(visit);
        });
    }

    /** What takes the right to push. */
    Endpoint pushing(Function<Visit, Answer> action) {
        return adding(visit -> {
            if (!visit.repository().owner.id().equals(visit.account().id())) {
                throw new Refused(GitHubAnswers.message(403, "You must have push access to this repository."));
            }
            return action.apply(visit);
        });
    }

    private static void requireScope(IssuedToken token, Repository repository) {
        if (!isOfAnApp(token) && !GitHubScopes.covers(token.scopes(), repository.isPrivate ? PRIVATE : PUBLIC)) {
            throw new Refused(lacking(
                    GitHubAnswers.message(403, "Resource not accessible by integration"),
                    repository.isPrivate ? PRIVATE : PUBLIC + ", " + PRIVATE));
        }
    }

    /** A GitHub App's token has the app's permissions and no scopes. */
    private static boolean isOfAnApp(IssuedToken token) {
        return token.value().startsWith("ghu_");
    }

    static boolean sees(IssuedToken token, Repository repository) {
        boolean own = repository.owner.id().equals(token.accountId());
        return !repository.isPrivate || (own && (isOfAnApp(token) || GitHubScopes.covers(token.scopes(), PRIVATE)));
    }

    private Visit visit(Request request, IssuedToken token) {
        Repository repository = named(request).orElseThrow(() -> missing(request));
        if (!sees(token, repository)) {
            throw hidden();
        }
        if (saml && repository.isPrivate) {
            throw new Refused(GitHubAnswers.message(
                            403,
                            "Resource protected by organization SAML enforcement. "
                                    + "You must grant your OAuth token access to this organization.")
                    .with("X-GitHub-SSO", SSO));
        }
        Account account = accounts.named(token.accountId());
        return new Visit(request, account, repository);
    }

    private Optional<Repository> named(Request request) {
        return request.has("id")
                ? repositories.withId(request.variable("id"))
                : repositories.named(request.variable("owner"), request.variable("repo"));
    }

    private Refused missing(Request request) {
        if (request.has("id")) {
            return hidden();
        }
        String owner = request.variable("owner");
        String name = request.variable("repo");
        return repositories
                .formerlyNamed(owner, name)
                .map(found -> new Refused(moved(request, found, owner + "/" + name)))
                .orElseGet(RepositoryGate::hidden);
    }

    /** GET goes on by 301, other methods by 307, so that they stay what they are. */
    private static Answer moved(Request request, Repository repository, String oldName) {
        String rest = request.path().substring(request.path().indexOf(oldName) + oldName.length());
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        String address = Pages.base(request) + GitHubSimulator.API + "/repositories/" + repository.id + rest + query;
        int status = request.method().equals("GET") ? 301 : 307;
        return Answer.json(
                        status,
                        JsonText.object()
                                .add("message", status == 301 ? "Moved Permanently" : "Temporary Redirect")
                                .add("url", address)
                                .add(
                                        "documentation_url",
                                        "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects")
                                .build())
                .with("Location", address);
    }

    private static Refused hidden() {
        return new Refused(lacking(GitHubAnswers.message(404, "Not Found"), PRIVATE));
    }

    private static Answer lacking(Answer answer, String accepted) {
        return answer.with("X-Accepted-OAuth-Scopes", accepted);
    }
}
