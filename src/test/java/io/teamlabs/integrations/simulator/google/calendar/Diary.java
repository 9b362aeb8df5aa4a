package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All events of everybody, and the number of the latest change. */
final class Diary {
    private final Clock clock;
    private final Map<String, StoredEvent> events = new LinkedHashMap<>();
    private long change;

    Diary(Clock clock) {
        this.clock = clock;
    }

    /** The events that are on a calendar, exceptions of recurring ones and cancelled ones among them. */
    synchronized List<StoredEvent> on(String calendar) {
        return events.values().stream().filter(event -> event.isOn(calendar)).toList();
    }

    /** The event of that id on a calendar, cancelled or not; an occurrence of a recurring one too. */
    synchronized Optional<StoredEvent> find(String calendar, String id) {
        Optional<StoredEvent> kept =
                on(calendar).stream().filter(event -> event.id().equals(id)).findFirst();
        return kept.or(() -> on(calendar).stream()
                .filter(event -> id.startsWith(event.id() + "_"))
                .findFirst()
                .flatMap(series -> Occurrences.named(series, id)));
    }

    /** Keeps it as the latest change; returns it with its new etag and time of change. */
    synchronized StoredEvent keep(String calendar, JsonObject body) {
        change++;
        JsonObject marked = JsonText.object(body)
                .add("etag", "\"" + (3_181_161_784_712_000L + change) + "\"")
                .add("updated", clock.instant().toString())
                .build();
        StoredEvent event = new StoredEvent(calendar, marked, change);
        events.put(calendar + "\n" + event.id(), event);
        return event;
    }

    synchronized long latestChange() {
        return change;
    }

    synchronized int size() {
        return events.size();
    }

    synchronized void clear() {
        events.clear();
    }
}
