package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls about pull requests. */
final class PullCalls {
    private static final int LONGEST_TITLE = 256;
    private static final Set<String> METHODS = Set.of("merge", "squash", "rebase");

    private final Repositories repositories;
    private int unknownFor = 1;

    PullCalls(Repositories repositories) {
        this.repositories = repositories;
    }

    /** How often a new pull request is asked for before it is known whether it can be merged. */
    void unknownFor(int questions) {
        unknownFor = questions;
    }

    Answer list(Visit visit) {
        Parameters query = visit.request().query();
        Comparator<Issue> order = Comparator.comparing(issue -> issue.number);
        List<Issue> found = visit.repository().issues.values().stream()
                .filter(issue -> issue.pull.isPresent())
                .filter(issue -> issue.isInState(query.get("state").orElse("open")))
                .filter(issue -> query.get("base")
                        .filter(base -> !base.equals(issue.pull.get().base))
                        .isEmpty())
                .sorted(query.text("direction").equals("asc") ? order : order.reversed())
                .toList();
        return Pages.of(
                visit.request(),
                found,
                pull -> PullJson.listed(visit.repository(), pull).build());
    }

    Answer one(Visit visit) {
        Issue issue = visit.pull();
        return Answer.json(200, PullJson.full(visit.repository(), issue, mergeable(visit.repository(), issue)));
    }

    /** Nobody asks this of a pull request that is closed. */
    private static Optional<Boolean> mergeable(Repository repository, Issue issue) {
        Pull pull = issue.pull.orElseThrow();
        return issue.open && pull.isKnown()
                ? Optional.of(!repository.conflicting.contains(pull.head))
                : Optional.empty();
    }

    Answer create(Visit visit) {
        Repository repository = visit.repository();
        String title = visit.requiredText("PullRequest", "title", LONGEST_TITLE);
        String head = visit.requiredText("PullRequest", "head", LONGEST_TITLE).replaceFirst("^[^:]*:", "");
        String base = visit.requiredText("PullRequest", "base", LONGEST_TITLE);
        Optional<Answer> refusal = refusal(repository, head, base);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean draft = visit.body().getBoolean("draft", false);
        Pull pull = new Pull(head, base, draft, unknownFor);
        Issue issue = repositories.open(repository, visit.account(), title, visit.text("body"), Optional.of(pull));
        repository.updatedAt = issue.createdAt;
        return Visit.created(PullJson.full(repository, issue, Optional.empty()));
    }

    private static Optional<Answer> refusal(Repository repository, String head, String base) {
        if (!repository.branches.containsKey(base)) {
            return Optional.of(GitHubAnswers.invalid("PullRequest", "base"));
        }
        if (!repository.branches.containsKey(head)) {
            return Optional.of(GitHubAnswers.invalid("PullRequest", "head"));
        }
        if (repository.tip(head).equals(repository.tip(base))) {
            return Optional.of(GitHubAnswers.refused("PullRequest", "", "No commits between " + base + " and " + head));
        }
        boolean there = repository.issues.values().stream()
                .filter(issue -> issue.open)
                .flatMap(issue -> issue.pull.stream())
                .anyMatch(pull -> pull.head.equals(head) && pull.base.equals(base));
        String words = "A pull request already exists for " + repository.owner.username() + ":" + head + ".";
        return there ? Optional.of(GitHubAnswers.refused("PullRequest", "", words)) : Optional.empty();
    }

    Answer merge(Visit visit) {
        Repository repository = visit.repository();
        Issue issue = visit.pull();
        Pull pull = issue.pull.orElseThrow();
        JsonObject given = visit.request().json().orElse(JsonObject.EMPTY_JSON_OBJECT);
        Commit head = repository.tip(pull.head);
        if (!METHODS.contains(given.getString("merge_method", "merge"))) {
            return GitHubAnswers.invalid("PullRequest", "merge_method");
        }
        if (!issue.open || pull.draft || repository.conflicting.contains(pull.head)) {
            return GitHubAnswers.message(405, "Pull Request is not mergeable");
        }
        if (!given.getString("sha", head.sha()).equals(head.sha())) {
            return GitHubAnswers.message(409, "Head branch was modified. Review and try the merge again.");
        }
        return merged(visit, issue, pull, given.getString("commit_title", "Merge pull request #" + issue.number));
    }

    private Answer merged(Visit visit, Issue issue, Pull pull, String message) {
        Repository repository = visit.repository();
        List<Commit> parents = List.of(repository.tip(pull.base), repository.tip(pull.head));
        Commit merge = repositories.commit(message, visit.account(), repositories.now(), parents);
        repository.branches.put(pull.base, merge);
        repository.pushedAt = merge.at();
        issue.close(visit.account(), merge.at(), "");
        issue.updatedAt = merge.at();
        pull.mergedAt = Optional.of(merge.at());
        pull.mergedBy = Optional.of(visit.account());
        pull.mergeCommit = Optional.of(merge.sha());
        return Answer.json(
                200,
                JsonText.object()
                        .add("sha", merge.sha())
                        .add("merged", true)
                        .add("message", "Pull Request successfully merged")
                        .build());
    }
}
