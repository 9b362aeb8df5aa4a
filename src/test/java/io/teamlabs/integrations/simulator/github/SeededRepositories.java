package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an account has from the start: a public repository with some life in it, a private one, a quiet one. */
final class SeededRepositories {
    private final Repositories repositories;
    private final Account owner;
    private final Instant start;

    SeededRepositories(Repositories repositories, Account owner, Instant start) {
        this.repositories = repositories;
        this.owner = owner;
        this.start = start;
    }

    void make() {
        notes();
        ledger();
        helloWorld();
    }

    private void helloWorld() {
        Repository repository = repository("hello-world", false, "This is your first repository", 20);
        push(repository, "main", "Greet the world", 21);
        push(repository, "main", "Greet in three languages", 22);
        branch(repository, "greeting", "Greet in a fourth language", 23);
        branch(repository, "conflicting", "Greet nobody", 24);
        repository.conflicting.add("conflicting");
        issue(repository, "Found a bug", "The greeting has a typing error.").labels = List.of("bug");
        issue(repository, "Greet the moon too", "It is lonely.");
        pull(repository, "Greet in a fourth language", "greeting");
        pull(repository, "Greet nobody", "conflicting");
    }

    private void ledger() {
        Repository repository = repository("ledger", true, "Nobody else's business", 10);
        push(repository, "main", "Begin the books", 11);
        issue(repository, "The books do not balance", "By a cent.");
    }

    private void notes() {
        repository("notes", false, "Notes", 1);
    }

    private Repository repository(String name, boolean isPrivate, String description, int day) {
        Repository repository = repositories.create(owner, name, isPrivate, day(day));
        repository.description = Optional.of(description);
        repository.language = Optional.of("Java");
        return repository;
    }

    private Instant day(int day) {
        return start.plus(Duration.ofDays(day));
    }

    private void push(Repository repository, String branch, String message, int day) {
        List<Commit> parents = List.of(repository.tip(branch));
        repository.branches.put(branch, repositories.commit(message, owner, day(day), parents));
        repository.pushedAt = day(day);
        repository.updatedAt = day(day);
    }

    private void branch(Repository repository, String name, String message, int day) {
        repository.branches.put(name, repository.tip("main"));
        push(repository, name, message, day);
    }

    private Issue issue(Repository repository, String title, String body) {
        return repositories.open(repository, owner, title, Optional.of(body), Optional.empty());
    }

    private void pull(Repository repository, String title, String head) {
        repositories.open(repository, owner, title, Optional.empty(), Optional.of(new Pull(head, "main", false, 1)));
    }
}
