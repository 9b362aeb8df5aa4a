package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines that are written in one transaction, in the order of the file and without gaps, and the organizations of their
 * users. No two lines of a batch are about the same row.
 */
record Batch(List<ReadLine> lines, Map<UserId, Optional<OrganizationId>> organizations) {

    /** What ends the queue of batches. */
    static final Batch END = new Batch(List.of(), Map.of());

    static Batch of(List<ReadLine> lines) {
        return new Batch(List.copyOf(lines), new HashMap<>());
    }

    int size() {
        return lines.size();
    }

    /** Returns lines of this batch as a batch of their own. */
    Batch part(int from, int to) {
        return new Batch(lines.subList(from, to), organizations);
    }

    /** Returns the connections, as they are now; the lines may be changed meanwhile. */
    List<PreparedIntegration> integrations() {
        return lines.stream().flatMap(line -> line.integrations().stream()).toList();
    }

    Stream<ReadLine> linesWithUser() {
        return lines.stream().filter(line -> line.user() != null);
    }

    /** Whether there is such a user. */
    boolean knows(UserId user) {
        return organizations.containsKey(user);
    }

    /** Returns the user's organization; empty where there is none, or no such user. */
    Optional<OrganizationId> organization(UserId user) {
        return organizations.getOrDefault(user, Optional.empty());
    }

    long startOffset() {
        return lines.get(0).source().offset();
    }

    long endOffset() {
        return lines.get(lines.size() - 1).source().next();
    }

    long lastLine() {
        return lines.get(lines.size() - 1).source().number();
    }
}
