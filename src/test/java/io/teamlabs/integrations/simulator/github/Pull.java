package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;
import java.util.Optional;

/** What a pull request has beside what it has as an issue. GitHub works out whether it can be merged when asked. */
final class Pull {
    final String head;
    final String base;
    final boolean draft;
    Optional<Instant> mergedAt = Optional.empty();
    Optional<Account> mergedBy = Optional.empty();
    Optional<String> mergeCommit = Optional.empty();
    private int unknownFor;

    Pull(String head, String base, boolean draft, int unknownFor) {
        this.head = head;
        this.base = base;
        this.draft = draft;
        this.unknownFor = unknownFor;
    }

    boolean isMerged() {
        return mergedAt.isPresent();
    }

    /** Whether the answer is known by now; each question brings it nearer. */
    boolean isKnown() {
        return unknownFor-- <= 0;
    }
}
