package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.control.ApiRefusals;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;

/** What GitHub's own refusals mean to a caller, where they mean more than their status does at every provider. */
final class GitHubRefusals {

    private static final String VENDOR = "GitHub";

    private GitHubRefusals() {}

    static ProblemException problem(ApiAnswer answer) {
        return switch (answer.classification().code()) {
            case GitHubComplaints.PULL_REQUEST_EXISTS ->
                conflict("There is an open pull request of this branch already. Read the list and use that one.")
                        .about("head");
            case GitHubComplaints.NO_COMMITS ->
                conflict("The branch has no commit that the base lacks. Push one first, or name another branch.")
                        .about("head");
            case GitHubComplaints.ARCHIVED ->
                conflict("The repository is archived, so it can only be read. Its owner can unarchive it at GitHub.");
            case GitHubComplaints.NO_PUSH_ACCESS ->
                ProblemException.of(
                        ProblemKind.FORBIDDEN,
                        "The account may not push to this repository. Ask its owner for the right, or connect another.");
            case GitHubComplaints.ISSUES_DISABLED ->
                conflict("Issues are switched off in this repository. Its owner can switch them on at GitHub.");
            case GitHubComplaints.EMPTY_REPOSITORY -> conflict("The repository is empty. Push a first commit.");
            default -> ApiRefusals.of(VENDOR, answer);
        };
    }

    private static ProblemException conflict(String words) {
        return ProblemException.of(ProblemKind.CONFLICT, words);
    }
}
