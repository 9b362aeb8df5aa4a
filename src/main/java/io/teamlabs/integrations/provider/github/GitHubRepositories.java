package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.identity.entity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The repositories of a person, for who wants the latest in one call. */
@ApplicationScoped
public class GitHubRepositories {

    private static final int MOST = 100;

    @Inject
    GitHubAccounts accounts;

    /**
     * Returns those that the connection may see, the one updated last in front, 100 at most. Whoever has allowed no more
     * than to know the account sees their public ones.
     *
     * @throws io.teamlabs.integrations.problem.ProblemException as {@code ConnectedAccounts.open} says
     */
    public List<GitHubRepository> latest(UserId user) {
        PageQuery page = new PageQuery(1, MOST, Map.of("sort", "updated", "direction", "desc"));
        return accounts.open(user.value(), GitHubTypes.ACCOUNT)
                .page("/user/repos", page, all -> true, GitHubRepository::of)
                .items();
    }
}
