package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An issue, or a pull request, which is one too. */
final class Issue {
    final long id;
    final int number;
    final Account author;
    final Instant createdAt;
    final Optional<Pull> pull;
    final List<Comment> comments = new ArrayList<>();
    String title;
    Optional<String> body;
    List<String> labels = List.of();
    List<Account> assignees = List.of();
    boolean open = true;
    Optional<String> stateReason = Optional.empty();
    Optional<Instant> closedAt = Optional.empty();
    Optional<Account> closedBy = Optional.empty();
    Instant updatedAt;

    Issue(
            long id,
            int number,
            Account author,
            Instant createdAt,
            Optional<Pull> pull,
            String title,
            Optional<String> body) {
        this.id = id;
        this.number = number;
        this.author = author;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.pull = pull;
        this.title = title;
        this.body = body;
    }

    void close(Account by, Instant at, String reason) {
        open = false;
        closedAt = Optional.of(at);
        closedBy = Optional.of(by);
        stateReason = pull.isPresent() ? Optional.empty() : Optional.of(reason);
    }

    void reopen() {
        open = true;
        closedAt = Optional.empty();
        closedBy = Optional.empty();
        stateReason = pull.isPresent() ? Optional.empty() : Optional.of("reopened");
    }

    boolean isInState(String state) {
        return state.equals("all") || open == state.equals("open");
    }
}
