package io.teamlabs.integrations.provider.google;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a free slot is looked for. Slots begin at a quarter of an hour.
 *
 * @param span the slot lies within it
 * @param length of the slot
 * @param zone where the times of day and the weekends are meant
 * @param dayStart the slot begins no earlier on its day; null: at any time
 * @param dayEnd the slot ends no later on its day; null: at any time
 * @param weekends whether Saturdays and Sundays count
 */
record CalendarWindow(
        CalendarSpan span,
        Duration length,
        ZoneId zone,
        @Nullable LocalTime dayStart,
        @Nullable LocalTime dayEnd,
        boolean weekends) {

    private static final int STEP_MINUTES = 15;

    /** Returns the earliest slot that is free of what is busy and not in the past. */
    Optional<CalendarSpan> firstFree(List<CalendarSpan> busy, Instant now) {
        if (!canHoldASlot()) {
            return Optional.empty();
        }
        List<CalendarSpan> taken =
                busy.stream().sorted(Comparator.comparing(CalendarSpan::start)).toList();
        Instant start = allowed(now.isAfter(span.start()) ? now : span.start());
        while (!start.plus(length).isAfter(span.end())) {
            CalendarSpan slot = new CalendarSpan(start, start.plus(length));
            Optional<CalendarSpan> conflict =
                    taken.stream().filter(slot::overlaps).findFirst();
            if (conflict.isEmpty()) {
                return Optional.of(slot);
            }
            start = allowed(conflict.get().end());
        }
        return Optional.empty();
    }

    /** The first quarter of an hour, at that moment or later, where a slot may begin by the time and the day. */
    private Instant allowed(Instant from) {
        ZonedDateTime start = quarter(from.atZone(zone));
        while (!isOpen(start)) {
            start = start.toLocalTime().isBefore(opening()) && isWorkday(start)
                    ? start.with(opening())
                    : start.toLocalDate().plusDays(1).atTime(opening()).atZone(zone);
        }
        return start.toInstant();
    }

    private static ZonedDateTime quarter(ZonedDateTime time) {
        ZonedDateTime down = time.withMinute(time.getMinute() / STEP_MINUTES * STEP_MINUTES)
                .withSecond(0)
                .withNano(0);
        return down.isBefore(time) ? down.plusMinutes(STEP_MINUTES) : down;
    }

    private boolean isOpen(ZonedDateTime start) {
        return isWorkday(start) && !start.toLocalTime().isBefore(opening()) && endsInTime(start);
    }

    private boolean endsInTime(ZonedDateTime start) {
        return dayEnd == null
                || !start.plus(length)
                        .isAfter(start.toLocalDate().atTime(dayEnd).atZone(zone));
    }

    private boolean isWorkday(ZonedDateTime time) {
        DayOfWeek day = time.getDayOfWeek();
        return weekends || (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY);
    }

    private LocalTime opening() {
        return dayStart == null ? LocalTime.MIN : dayStart;
    }

    /** Whether a slot fits between the times of day at all. */
    boolean canHoldASlot() {
        return dayEnd == null || length.compareTo(Duration.between(opening(), dayEnd)) <= 0;
    }
}
