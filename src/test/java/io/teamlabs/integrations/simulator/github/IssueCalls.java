package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The calls about issues; their list has the pull requests in it, which are issues too. */
final class IssueCalls {
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_BODY = 65_536;

    private final Accounts accounts;
    private final Repositories repositories;

    IssueCalls(Accounts accounts, Repositories repositories) {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    Answer list(Visit visit) {
        Parameters query = visit.request().query();
        Comparator<Issue> order = query.text("sort").equals("updated")
                ? Comparator.comparing(issue -> issue.updatedAt)
                : Comparator.comparing(issue -> issue.number);
        List<Issue> found = visit.repository().issues.values().stream()
                .filter(issue -> issue.isInState(query.get("state").orElse("open")))
                .filter(issue -> issue.labels.containsAll(labels(query)))
                .sorted(query.text("direction").equals("asc") ? order : order.reversed())
                .toList();
        return Pages.of(visit.request(), found, issue -> IssueJson.issue(visit.repository(), issue));
    }

    private static List<String> labels(Parameters query) {
        return query.get("labels").filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .toList();
    }

    Answer one(Visit visit) {
        return answer(visit, visit.issue());
    }

    private static Answer answer(Visit visit, Issue issue) {
        return Answer.json(200, IssueJson.issue(visit.repository(), issue));
    }

    Answer create(Visit visit) {
        if (!visit.repository().hasIssues) {
            return GitHubAnswers.message(410, "Issues has been disabled in this repository.");
        }
        String title = visit.requiredText("Issue", "title", LONGEST_TITLE);
        Issue issue = repositories.open(visit.repository(), visit.account(), title, body(visit), Optional.empty());
        change(visit, issue);
        return Visit.created(IssueJson.issue(visit.repository(), issue));
    }

    private static Optional<String> body(Visit visit) {
        return visit.text("body").map(text -> Visit.bounded("Issue", "body", text, LONGEST_BODY));
    }

    Answer update(Visit visit) {
        Issue issue = visit.issue();
        JsonObject given = visit.body();
        if (given.containsKey("title")) {
            issue.title = visit.requiredText("Issue", "title", LONGEST_TITLE);
        }
        if (given.containsKey("body")) {
            issue.body = body(visit);
        }
        Optional<String> state = visit.text("state");
        if (state.isPresent() && !List.of("open", "closed").contains(state.get())) {
            return GitHubAnswers.invalid("Issue", "state");
        }
        state.ifPresent(to -> move(visit, issue, to));
        change(visit, issue);
        return answer(visit, issue);
    }

    private void move(Visit visit, Issue issue, String state) {
        if (state.equals("closed")) {
            issue.close(
                    visit.account(),
                    repositories.now(),
                    visit.text("state_reason").orElse("completed"));
        } else if (!issue.open) {
            issue.reopen();
        }
    }

    /** Labels and assignees of somebody without push access are dropped in silence. */
    private void change(Visit visit, Issue issue) {
        issue.updatedAt = repositories.now();
        visit.repository().updatedAt = repositories.now();
        if (visit.repository().owner.id().equals(visit.account().id())) {
            visit.texts("labels").ifPresent(labels -> issue.labels = labels);
            visit.texts("assignees").ifPresent(logins -> issue.assignees = people(logins));
        }
    }

    private List<Account> people(List<String> logins) {
        return logins.stream()
                .map(login -> accounts.find(login)
                        .orElseThrow(() -> new Refused(GitHubAnswers.invalid("Issue", "assignees"))))
                .toList();
    }

    Answer comments(Visit visit) {
        Issue issue = visit.issue();
        return Pages.of(
                visit.request(), issue.comments, comment -> IssueJson.comment(visit.repository(), issue, comment));
    }

    Answer comment(Visit visit) {
        Issue issue = visit.issue();
        String text = visit.requiredText("IssueComment", "body", LONGEST_BODY);
        Comment comment = new Comment(repositories.nextId(), visit.account(), text, repositories.now());
        issue.comments.add(comment);
        issue.updatedAt = comment.at();
        return Visit.created(IssueJson.comment(visit.repository(), issue, comment));
    }
}
