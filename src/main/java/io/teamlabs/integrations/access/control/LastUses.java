package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * When tokens were last read: gathered here, and written behind the readers' backs, many rows in one statement. A row that
 * is read all the time is written with each round, however many reads that were.
 */
@ApplicationScoped
public class LastUses {

    private static final String WRITE = "SELECT * FROM write_last_uses(?::text[], ?::uuid[], ?::timestamptz[])";
    private static final int BATCH = 1_000;
    private static final long RESOLUTION = 1_000;

    @Inject
    LeaseStatements statements;

    @Inject
    Clock clock;

    private record Row(OrganizationId organization, UUID id) {}

    /** Milliseconds since 1970. What is written is taken out only if no later use came meanwhile. */
    private final Map<Row, Long> unwritten = new ConcurrentHashMap<>();

    /** To the second: most reads of a row in use find a note that is good enough, and write nothing anywhere. */
    void note(OrganizationId organization, UUID id) {
        Row row = new Row(organization, id);
        long now = clock.millis();
        Long noted = unwritten.get(row);
        if (noted == null || now - noted >= RESOLUTION) {
            unwritten.put(row, now);
        }
    }

    /** Returns the last use of a claimed row that this node knows of; a row never used counts from its connection. */
    Instant latest(RefreshClaim claim) {
        Long noted = unwritten.get(new Row(claim.organization(), claim.id()));
        if (noted != null) {
            return Instant.ofEpochMilli(noted);
        }
        Instant written = claim.lastUsedAt();
        return written == null || written.isBefore(claim.connectedAt()) ? claim.connectedAt() : written;
    }

    /** Returns how many rows' last use is still to be written. */
    public int waiting() {
        return unwritten.size();
    }

    /** Writes what was gathered. What cannot be written now, for want of a database or of a lock, stays for the next time. */
    public void write() {
        List<Map.Entry<Row, Long>> batch = new ArrayList<>();
        for (Map.Entry<Row, Long> use : new HashMap<>(unwritten).entrySet()) {
            batch.add(use);
            if (batch.size() == BATCH) {
                write(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    private void write(List<Map.Entry<Row, Long>> uses) {
        Set<UUID> held = new HashSet<>(statements.query(
                WRITE,
                row -> row.getObject(1, UUID.class),
                texts(uses, use -> use.getKey().organization().value()),
                texts(uses, use -> use.getKey().id().toString()),
                texts(uses, use -> Instant.ofEpochMilli(use.getValue()).toString())));
        uses.stream()
                .filter(use -> !held.contains(use.getKey().id()))
                .forEach(use -> unwritten.remove(use.getKey(), use.getValue()));
    }

    private static String[] texts(List<Map.Entry<Row, Long>> uses, Function<Map.Entry<Row, Long>, String> part) {
        return uses.stream().map(part).toArray(String[]::new);
    }
}
