package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The calls about repositories, their branches and commits. */
final class RepositoryCalls {
    private static final String BY_NAME = "full_name";
    private static final Map<String, Comparator<Repository>> SORTS = Map.of(
            BY_NAME,
            Comparator.comparing(Repository::fullName),
            "created",
            Comparator.comparing((Repository repository) -> repository.createdAt),
            "updated",
            Comparator.comparing((Repository repository) -> repository.updatedAt),
            "pushed",
            Comparator.comparing((Repository repository) -> repository.pushedAt));

    private final Accounts accounts;
    private final Repositories repositories;

    RepositoryCalls(Accounts accounts, Repositories repositories) {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    Answer own(Request request, IssuedToken token) {
        Parameters query = request.query();
        if (query.has("type") && (query.has("visibility") || query.has("affiliation"))) {
            return GitHubAnswers.message(422, "If you specify visibility or affiliation, you cannot specify type.");
        }
        String visibility = query.get("visibility").orElse(query.text("type"));
        List<Repository> seen = repositories.of(accounts.named(token.accountId())).stream()
                .filter(repository -> RepositoryGate.sees(token, repository))
                .filter(repository -> !visibility.equals("public") || !repository.isPrivate)
                .filter(repository -> !visibility.equals("private") || repository.isPrivate)
                .sorted(order(query))
                .toList();
        return Pages.of(request, seen, RepositoryJson::listed);
    }

    private static Comparator<Repository> order(Parameters query) {
        String sort = query.get("sort").filter(SORTS::containsKey).orElse(BY_NAME);
        boolean ascending = query.get("direction")
                .orElse(sort.equals(BY_NAME) ? "asc" : "desc")
                .equals("asc");
        Comparator<Repository> order = Objects.requireNonNull(SORTS.get(sort), sort);
        return ascending ? order : order.reversed();
    }

    Answer one(Visit visit) {
        return Answer.json(200, RepositoryJson.full(visit.repository()));
    }

    Answer branches(Visit visit) {
        Repository repository = visit.repository();
        return Pages.of(
                visit.request(),
                List.copyOf(repository.branches.entrySet()),
                branch -> RepositoryJson.branch(repository, branch.getKey(), branch.getValue()));
    }

    Answer commits(Visit visit) {
        Repository repository = visit.repository();
        Optional<Commit> tip =
                repository.commit(visit.request().query().get("sha").orElse("main"));
        return tip.map(found -> Pages.of(
                        visit.request(),
                        repository.history(found),
                        commit -> RepositoryJson.commit(repository, commit)))
                .orElseGet(() -> GitHubAnswers.message(404, "Not Found"));
    }

    Answer commit(Visit visit) {
        return visit.repository()
                .commit(visit.request().variable("ref"))
                .map(commit -> Answer.json(200, RepositoryJson.commit(visit.repository(), commit)))
                .orElseGet(() -> GitHubAnswers.message(
                        422, "No commit found for SHA: " + visit.request().variable("ref")));
    }
}
