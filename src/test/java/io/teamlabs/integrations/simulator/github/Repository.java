package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A repository with its branches, commits, issues and pull requests. */
final class Repository {
    final long id;
    final Account owner;
    final boolean isPrivate;
    final Instant createdAt;
    final Map<String, Commit> branches = new TreeMap<>();
    final Map<Integer, Issue> issues = new LinkedHashMap<>();
    final List<String> formerNames = new ArrayList<>();
    /** Branches whose changes fit no other branch. */
    final Set<String> conflicting = new HashSet<>();

    String name;
    Optional<String> description = Optional.empty();
    Optional<String> language = Optional.empty();
    boolean archived;
    boolean hasIssues = true;
    Instant updatedAt;
    Instant pushedAt;

    Repository(long id, Account owner, String name, boolean isPrivate, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.isPrivate = isPrivate;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.pushedAt = createdAt;
    }

    String fullName() {
        return owner.username() + "/" + name;
    }

    void rename(String newName) {
        formerNames.add(name);
        name = newName;
    }

    boolean isNamed(String ownerName, String text) {
        return owner.username().equalsIgnoreCase(ownerName) && name.equalsIgnoreCase(text);
    }

    boolean wasNamed(String ownerName, String text) {
        return owner.username().equalsIgnoreCase(ownerName)
                && formerNames.stream().anyMatch(text::equalsIgnoreCase);
    }

    /** The issue or pull request of this number. */
    Issue issue(String number) {
        return issues.values().stream()
                .filter(issue -> Integer.toString(issue.number).equals(number))
                .findFirst()
                .orElseThrow(() -> new Refused(GitHubAnswers.message(404, "Not Found")));
    }

    Issue pull(String number) {
        Issue found = issue(number);
        if (found.pull.isEmpty()) {
            throw new Refused(GitHubAnswers.message(404, "Not Found"));
        }
        return found;
    }

    long openIssues() {
        return issues.values().stream().filter(issue -> issue.open).count();
    }

    /** The commits that a branch has, the latest first. */
    List<Commit> history(Commit tip) {
        Map<String, Commit> found = new LinkedHashMap<>();
        collect(tip, found);
        return found.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    private static void collect(Commit commit, Map<String, Commit> found) {
        if (found.putIfAbsent(commit.sha(), commit) == null) {
            commit.parents().forEach(parent -> collect(parent, found));
        }
    }

    /** The last commit of a branch that is there. */
    Commit tip(String branch) {
        return Objects.requireNonNull(branches.get(branch), branch);
    }

    /** The commit that a branch's name or a commit's hash names. */
    Optional<Commit> commit(String reference) {
        return Optional.ofNullable(branches.get(reference))
                .or(() -> branches.values().stream()
                        .flatMap(tip -> history(tip).stream())
                        .filter(commit -> commit.sha().equals(reference))
                        .findFirst());
    }
}
