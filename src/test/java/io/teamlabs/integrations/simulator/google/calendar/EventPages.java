package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** Lists of events in pages; the last page has a token for what changes afterwards, until such tokens run out. */
final class EventPages {
    private final Diary diary;
    private final Clock clock;
    private int generation;

    EventPages(Diary diary, Clock clock) {
        this.diary = diary;
        this.clock = clock;
    }

    /** All sync tokens given so far are refused from now on. */
    synchronized void expireSyncTokens() {
        generation++;
    }

    synchronized JsonObject list(CalendarEntry calendar, EventQuery query) {
        // What changes while somebody pages is for the next synchronization: the first page fixes its beginning.
        List<String> page = query.pageToken()
                .map(token -> parts(token, query.fingerprint()))
                .orElseGet(() -> List.of("0", String.valueOf(diary.latestChange())));
        int offset = Integer.parseInt(page.get(0));
        long upTo = Long.parseLong(page.get(1));
        long after = query.isSync() ? changeOf(query.syncToken(), calendar) : 0;
        List<StoredEvent> found = query.select(diary.on(calendar.id()), after);
        int end = Math.min(found.size(), offset + query.pageSize());
        JsonObjectBuilder answer = header(calendar);
        if (end < found.size()) {
            answer.add("nextPageToken", token(String.valueOf(end), String.valueOf(upTo), query.fingerprint()));
        } else if (query.canBeSynchronized()) {
            answer.add("nextSyncToken", token("sync", String.valueOf(generation), calendar.id(), String.valueOf(upTo)));
        }
        JsonArrayBuilder items = JsonText.array();
        found.subList(Math.min(offset, end), end).forEach(event -> items.add(told(event, query)));
        return answer.add("items", items).build();
    }

    private JsonObjectBuilder header(CalendarEntry calendar) {
        return JsonText.object()
                .add("kind", "calendar#events")
                .add("etag", "\"p" + diary.latestChange() + "\"")
                .add("summary", calendar.summary())
                .add("updated", clock.instant().toString())
                .add("timeZone", CalendarEntry.ZONE.getId())
                .add("accessRole", calendar.role())
                .add("defaultReminders", CalendarEntry.reminders());
    }

    /** Of a deleted event a synchronization tells little more than that it is gone. */
    private static JsonObject told(StoredEvent event, EventQuery query) {
        if (!event.isCancelled() || !query.isSync()) {
            return event.body();
        }
        JsonObjectBuilder gone = JsonText.object();
        event.body().forEach((name, value) -> {
            if (List.of("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
                    .contains(name)) {
                gone.add(name, value);
            }
        });
        return gone.build();
    }

    private long changeOf(String syncToken, CalendarEntry calendar) {
        List<String> parts = decoded(syncToken);
        boolean current = parts.size() == 4
                && parts.get(0).equals("sync")
                && parts.get(1).equals(String.valueOf(generation))
                && parts.get(2).equals(calendar.id());
        if (!current) {
            throw ApiErrors.of(
                    410, "calendar", "fullSyncRequired", "Sync token is no longer valid, a full sync is required.");
        }
        return Long.parseLong(parts.get(3));
    }

    private static List<String> parts(String pageToken, String fingerprint) {
        List<String> parts = decoded(pageToken);
        if (parts.size() != 3 || !parts.get(2).equals(fingerprint)) {
            throw ApiErrors.about("pageToken", "Invalid page token value.");
        }
        return parts;
    }

    private static String token(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decoded(String token) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\n", -1));
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
    }
}
