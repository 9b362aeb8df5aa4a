package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.platform.Workbench;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Minutes that pass in seconds. What is due is decided by the database's clock, which a test cannot set; so the rows grow
 * older instead, all their times alike. What a failed refresh makes its row wait is noted by a trigger.
 */
final class PassingTime {

    private static final List<String> TIMES =
            List.of("refresh_at", "token_expiry", "token_issued_at", "connected_at", "last_error_at", "last_used_at");

    /** As the rows will have it in a moment, and as they certainly have it: a reader may meet either. */
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    private final Map<String, Instant> endsForSure = new ConcurrentHashMap<>();
    private final List<Aged> aged = new ArrayList<>();

    /** At a real moment the rows had become so much older in all. */
    private record Aged(Instant at, Duration by) {}

    /** A wait that a failed refresh wrote, and when, in the time of the rows. */
    record Wait(Duration since, Duration length) {}

    PassingTime() {
        aged.add(new Aged(Instant.now(), Duration.ZERO));
        Workbench.asOwner("DROP TABLE IF EXISTS waits");
        Workbench.asOwner("CREATE TABLE waits (row_id uuid, written_at timestamptz, next_at timestamptz)");
        Workbench.asOwner("DROP TABLE IF EXISTS passed");
        Workbench.asOwner("CREATE TABLE passed (at timestamptz)");
        Workbench.asOwner("""
                CREATE OR REPLACE FUNCTION note_wait() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    INSERT INTO waits VALUES (NEW.id, clock_timestamp(), NEW.refresh_at);
                    RETURN NULL;
                END $$""");
        Workbench.asOwner("""
                CREATE OR REPLACE TRIGGER note_wait AFTER UPDATE ON integrations
                FOR EACH ROW WHEN (NEW.error_count > OLD.error_count) EXECUTE FUNCTION note_wait()""");
    }

    /** Takes what the trigger and its table were for away. */
    static void end() {
        Workbench.asOwner("DROP TRIGGER IF EXISTS note_wait ON integrations");
        Workbench.asOwner("DROP TABLE IF EXISTS waits");
        Workbench.asOwner("DROP TABLE IF EXISTS passed");
    }

    /** Tells when a person's token really runs out. */
    void runsOut(String user, Instant at) {
        ends.put(user, at);
        endsForSure.put(user, at);
    }

    /** Whether the person's token has not run out; asked after a read, it had not during the read either. */
    boolean isValid(String user) {
        return Instant.now().isBefore(ends.get(user));
    }

    /** Whether so little of the token's life is left, or less; asked before a read, it is so during the read too. */
    boolean hasLeftAtMost(Duration life, String user) {
        return !Instant.now().plus(life).isBefore(endsForSure.get(user));
    }

    /**
     * Lets so much time pass at once. While nobody writes: a wait that was written between the moment that is noted and the
     * ageing of the rows would count as one of after it, and would be cut short by it.
     */
    void pass(Duration step) {
        ends.replaceAll((user, end) -> end.minus(step));
        String older = TIMES.stream()
                .map(time -> time + " = " + time + " - interval '" + step.toMillis() + " milliseconds'")
                .collect(Collectors.joining(", "));
        Workbench.asOwner("DO $$ BEGIN LOCK TABLE integrations IN EXCLUSIVE MODE;"
                + " INSERT INTO passed VALUES (clock_timestamp()); UPDATE integrations SET " + older + "; END $$");
        Instant at = moment(
                Workbench.askOwner("SELECT max(at)::timestamp FROM passed").get(0));
        aged.add(new Aged(at, aged.get(aged.size() - 1).by().plus(step)));
        endsForSure.putAll(ends);
    }

    /** Returns how much time has passed for the rows until a real moment. */
    Duration until(Instant moment) {
        Duration older = aged.stream()
                .filter(change -> !change.at().isAfter(moment))
                .reduce((before, after) -> after)
                .orElseThrow()
                .by();
        return Duration.between(aged.get(0).at(), moment).plus(older);
    }

    /** Returns what failed refreshes of a row made it wait, in order. */
    List<Wait> waits(UUID row) {
        return Workbench.askOwner(
                        "SELECT written_at::timestamp || '|' || next_at::timestamp FROM waits WHERE row_id = '" + row
                                + "' ORDER BY written_at")
                .stream()
                .map(this::wait)
                .toList();
    }

    private Wait wait(String line) {
        String[] times = line.split("\\|", 2);
        Instant written = moment(times[0]);
        return new Wait(until(written), Duration.between(written, moment(times[1])));
    }

    private static Instant moment(String text) {
        return Timestamp.valueOf(text).toInstant();
    }
}
