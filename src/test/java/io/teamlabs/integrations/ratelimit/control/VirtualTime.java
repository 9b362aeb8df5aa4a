package io.teamlabs.integrations.ratelimit.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so, and what is to happen in it, one thing after another. */
final class VirtualTime extends Clock {

    private record Event(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private long order;

    void after(Duration time, Runnable task) {
        events.add(new Event(now.plus(time), order++, task));
    }

    Threads threads() {
        return new Threads(task -> after(Duration.ZERO, task), this::after);
    }

    /** Lets everything happen that is due within this time. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event next = events.remove();
            now = next.at().isAfter(now) ? next.at() : now;
            next.task().run();
        }
        now = end;
    }

    /** Lets happen what needs no time. */
    void settle() {
        pass(Duration.ofMillis(2));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are in UTC");
    }
}
