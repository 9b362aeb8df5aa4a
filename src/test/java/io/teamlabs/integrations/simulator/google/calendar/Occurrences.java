package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The single occurrences of a recurring event, by the plainer rules of RFC 5545 section 3.3.10. */
final class Occurrences {
    private static final int MOST = 730;
    private static final Set<String> KNOWN = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Occurrences() {}

    /** The event itself where it does not recur, else its occurrences before that moment, the first 730 at most. */
    static List<StoredEvent> of(StoredEvent event, Instant before) {
        if (event.recurrence().isEmpty() || !event.isTimed()) {
            return List.of(event);
        }
        List<StoredEvent> occurrences = new ArrayList<>();
        for (ZonedDateTime start : starts(event.start(), rule(event.recurrence()))) {
            if (!start.toInstant().isBefore(before)) {
                break;
            }
            occurrences.add(occurrence(event, start));
        }
        return occurrences;
    }

    static Optional<StoredEvent> named(StoredEvent event, String id) {
        return of(event, Instant.MAX).stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private static StoredEvent occurrence(StoredEvent event, ZonedDateTime start) {
        boolean allDay = event.isAllDay();
        String stamp =
                allDay ? DateTimeFormatter.BASIC_ISO_DATE.format(start.toLocalDate()) : STAMP.format(start.toInstant());
        JsonObject body = JsonText.object(event.body())
                .remove("recurrence")
                .add("id", event.id() + "_" + stamp)
                .add("recurringEventId", event.id())
                .add("originalStartTime", EventTimes.told(start, allDay))
                .add("start", EventTimes.told(start, allDay))
                .add("end", EventTimes.told(start.plus(event.length()), allDay))
                .build();
        return new StoredEvent(event.calendar(), body, event.change());
    }

    /**
     * The parts of the rule among the lines.
     *
     * @throws io.teamlabs.integrations.simulator.wire.Refused for a rule that is none
     */
    static Map<String, String> rule(List<String> lines) {
        Map<String, String> parts = new HashMap<>();
        for (String line : lines) {
            if (!line.matches("(RRULE|EXRULE|RDATE|EXDATE)[:;].+")) {
                throw ApiErrors.of(400, "invalid", "Invalid recurrence rule.");
            }
            if (line.startsWith("RRULE:")) {
                for (String part : line.substring(6).split(";", -1)) {
                    String[] pair = part.split("=", 2);
                    parts.put(pair[0], pair.length == 2 ? pair[1] : "");
                }
            }
        }
        if (!KNOWN.containsAll(parts.keySet()) || !parts.containsKey("FREQ")) {
            throw ApiErrors.of(400, "invalid", "Invalid recurrence rule.");
        }
        return parts;
    }

    private static List<ZonedDateTime> starts(ZonedDateTime first, Map<String, String> rule) {
        int most = Math.min(MOST, Integer.parseInt(rule.getOrDefault("COUNT", String.valueOf(MOST))));
        int interval = Integer.parseInt(rule.getOrDefault("INTERVAL", "1"));
        Instant until = until(rule.get("UNTIL"));
        List<ZonedDateTime> starts = new ArrayList<>();
        for (int step = 0; starts.size() < most && step < MOST * 7; step++) {
            for (ZonedDateTime start : step(first, rule, (long) step * interval)) {
                if (starts.size() < most
                        && !start.isBefore(first)
                        && !start.toInstant().isAfter(until)) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private static List<ZonedDateTime> step(ZonedDateTime first, Map<String, String> rule, long number) {
        return switch (rule.getOrDefault("FREQ", "")) {
            case "DAILY" -> List.of(first.plusDays(number));
            case "MONTHLY" -> List.of(first.plusMonths(number));
            case "YEARLY" -> List.of(first.plusYears(number));
            case "WEEKLY" -> week(first.plusWeeks(number), rule.get("BYDAY"));
            default -> throw ApiErrors.of(400, "invalid", "Invalid recurrence rule.");
        };
    }

    private static List<ZonedDateTime> week(ZonedDateTime day, @Nullable String byDay) {
        if (byDay == null) {
            return List.of(day);
        }
        ZonedDateTime monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        return List.of(byDay.split(",", -1)).stream()
                .map(DAYS::indexOf)
                .sorted()
                .map(monday::plusDays)
                .toList();
    }

    private static Instant until(@Nullable String text) {
        if (text == null) {
            return Instant.MAX;
        }
        return text.contains("T")
                ? STAMP.parse(text, Instant::from)
                : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }
}
