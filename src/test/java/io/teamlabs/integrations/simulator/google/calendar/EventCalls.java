package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes single events for a caller who is known already. */
final class EventCalls {
    private final Diary diary;
    private final Conferences conferences;
    private final Clock clock;

    EventCalls(Diary diary, Conferences conferences, Clock clock) {
        this.diary = diary;
        this.conferences = conferences;
        this.clock = clock;
    }

    StoredEvent insert(Request request, CalendarEntry calendar, Account caller) {
        JsonObject sent = body(request);
        String id = sent.getString("id", UUID.randomUUID().toString().replace("-", ""));
        if (!id.matches("[0-9a-v]{5,1024}")) {
            throw ApiErrors.of(400, "invalid", "Invalid resource id value.");
        }
        if (diary.find(calendar.id(), id).isPresent()) {
            throw ApiErrors.of(409, "duplicate", "The requested identifier already exists.");
        }
        JsonObject event = EventBodies.created(sent, id, calendar.id(), caller, clock.instant());
        return diary.keep(calendar.id(), withConference(event, sent, request));
    }

    StoredEvent get(Request request, CalendarEntry calendar) {
        StoredEvent event = find(request, calendar);
        boolean ready = Conferences.isPending(event.body()) && !conferences.isPendingAtReading(event.body());
        return ready ? diary.keep(event.calendar(), conferences.resolved(event.body())) : event;
    }

    StoredEvent patch(Request request, CalendarEntry calendar) {
        StoredEvent event = find(request, calendar);
        checkCondition(request, event);
        if (!event.calendar().equals(calendar.id())) {
            throw ApiErrors.of(
                    403,
                    "calendar",
                    "forbiddenForNonOrganizer",
                    "Shared properties can only be changed by the organizer of the event.");
        }
        JsonObject sent = body(request);
        JsonObject changed = EventBodies.patched(event.body(), sent);
        return diary.keep(event.calendar(), withConference(changed, sent, request));
    }

    StoredEvent delete(Request request, CalendarEntry calendar) {
        StoredEvent event = find(request, calendar);
        checkCondition(request, event);
        if (event.isCancelled()) {
            throw ApiErrors.of(410, "deleted", "Resource has been deleted");
        }
        return diary.keep(event.calendar(), event.with("status", "cancelled").body());
    }

    private StoredEvent find(Request request, CalendarEntry calendar) {
        return diary.find(calendar.id(), request.variable("event"))
                .orElseThrow(() -> ApiErrors.of(404, "notFound", "Not Found"));
    }

    private static void checkCondition(Request request, StoredEvent event) {
        Optional<String> expected = request.header("If-Match").filter(etag -> !etag.equals("*"));
        if (expected.isPresent() && !expected.get().equals(event.body().getString("etag"))) {
            throw ApiErrors.of(412, "conditionNotMet", "Precondition Failed");
        }
    }

    /** Without the version the conference is ignored in silence. */
    private JsonObject withConference(JsonObject event, JsonObject sent, Request request) {
        return request.query().text("conferenceDataVersion").equals("1") ? conferences.requested(event, sent) : event;
    }

    static JsonObject body(Request request) {
        return request.json().orElseThrow(() -> ApiErrors.of(400, "parseError", "Parse Error"));
    }

    static Answer answer(StoredEvent event) {
        return Answer.json(200, event.body()).with("ETag", event.body().getString("etag"));
    }
}
