package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All repositories at GitHub. Every account has three from the start, made when the account is first looked at. */
final class Repositories {
    private final Accounts accounts;
    private final Clock clock;
    private final List<Repository> all = new ArrayList<>();
    private final Set<String> seeded = new HashSet<>();
    private long lastId = 1_296_268;
    private long lastSha = 0x6dcb09b5b57875fL;

    Repositories(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    long nextId() {
        return ++lastId;
    }

    /** Those that belong to the account; there are no others that it may write to. */
    List<Repository> of(Account account) {
        seed(account);
        return all.stream()
                .filter(repository -> repository.owner.id().equals(account.id()))
                .toList();
    }

    Optional<Repository> named(String owner, String name) {
        accounts.find(owner).ifPresent(this::seed);
        return all.stream().filter(one -> one.isNamed(owner, name)).findFirst();
    }

    Optional<Repository> formerlyNamed(String owner, String name) {
        return all.stream().filter(one -> one.wasNamed(owner, name)).findFirst();
    }

    Optional<Repository> withId(String id) {
        return all.stream().filter(one -> Long.toString(one.id).equals(id)).findFirst();
    }

    List<Repository> all() {
        return all.stream().sorted(Comparator.comparing(Repository::fullName)).toList();
    }

    void forget() {
        all.clear();
        seeded.clear();
    }

    Repository create(Account owner, String name, boolean isPrivate, Instant at) {
        Repository repository = new Repository(nextId(), owner, name, isPrivate, at);
        repository.branches.put("main", commit("Initial commit", owner, at, List.of()));
        all.add(repository);
        return repository;
    }

    Commit commit(String message, Account author, Instant at, List<Commit> parents) {
        lastSha += 0x9e3779b97f4a7c15L;
        String sha = HexFormat.of().toHexDigits(lastSha).repeat(3).substring(0, 40);
        return new Commit(sha, message, author, at, parents);
    }

    /** Opens an issue, or a pull request where there is one. */
    Issue open(Repository repository, Account author, String title, Optional<String> body, Optional<Pull> pull) {
        Issue issue = new Issue(nextId(), repository.issues.size() + 1, author, now(), pull, title, body);
        repository.issues.put(issue.number, issue);
        return issue;
    }

    private void seed(Account account) {
        if (seeded.add(account.id())) {
            Instant start = now().minus(Duration.ofDays(30));
            new SeededRepositories(this, account, start).make();
        }
    }
}
