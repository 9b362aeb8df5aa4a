package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.MeetingCodes;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;

/** Conferences of events: they are asked for, may be pending for a while, and come or fail. */
final class Conferences {
    private static final String ICON =
            "https://fonts.gstatic.com/s/i/productlogos/meet_2020q4/v6/web-512dp/logo_meet_2020q4_color_2x_web_512dp.png";

    private final MeetingCodes codes;
    private final Map<String, Integer> readsToCome = new HashMap<>();
    private int pendingReads;
    private boolean fail;

    Conferences(MeetingCodes codes) {
        this.codes = codes;
    }

    /** How often a new conference is still pending when its event is read. */
    synchronized void pendingReads(int reads) {
        pendingReads = reads;
    }

    synchronized void fail(boolean on) {
        fail = on;
    }

    synchronized void reset() {
        pendingReads = 0;
        fail = false;
    }

    /** The event with the conference that was asked for; the same request again is ignored. */
    synchronized JsonObject requested(JsonObject event, JsonObject sent) {
        JsonObject asked = sent.containsKey("conferenceData") ? createRequest(sent) : JsonObject.EMPTY_JSON_OBJECT;
        String requestId = asked.getString("requestId", "");
        if (requestId.isEmpty() || requestId.equals(createRequest(event).getString("requestId", ""))) {
            return event;
        }
        if (pendingReads == 0) {
            return resolved(event, requestId);
        }
        readsToCome.put(requestId, pendingReads);
        return with(event, JsonText.object().add("createRequest", request(requestId, "pending")));
    }

    /** Whether its conference is still being made after this reading. */
    synchronized boolean isPendingAtReading(JsonObject event) {
        String requestId = createRequest(event).getString("requestId", "");
        return readsToCome.computeIfPresent(requestId, (same, reads) -> reads == 0 ? null : reads - 1) != null;
    }

    static boolean isPending(JsonObject event) {
        JsonObject status = createRequest(event).getJsonObject("status");
        return status != null && status.getString("statusCode").equals("pending");
    }

    JsonObject resolved(JsonObject event) {
        return resolved(event, createRequest(event).getString("requestId"));
    }

    private static JsonObject createRequest(JsonObject event) {
        JsonObject conference = event.getJsonObject("conferenceData");
        JsonObject request = conference == null ? null : conference.getJsonObject("createRequest");
        return request == null ? JsonObject.EMPTY_JSON_OBJECT : request;
    }

    private synchronized JsonObject resolved(JsonObject event, String requestId) {
        if (fail) {
            return with(event, JsonText.object().add("createRequest", request(requestId, "failure")));
        }
        String code = codes.next();
        JsonObjectBuilder video = JsonText.object()
                .add("entryPointType", "video")
                .add("uri", MeetingCodes.uri(code))
                .add("label", "meet.google.com/" + code);
        JsonObjectBuilder phone = JsonText.object()
                .add("entryPointType", "phone")
                .add("uri", "tel:+41-43-000-00-00")
                .add("label", "+41 43 000 00 00")
                .add("pin", "123456789");
        JsonObjectBuilder solution = JsonText.object()
                .add("key", JsonText.object().add("type", "hangoutsMeet"))
                .add("name", "Google Meet")
                .add("iconUri", ICON);
        JsonObject linked = JsonText.object(event)
                .add("hangoutLink", MeetingCodes.uri(code))
                .build();
        return with(
                linked,
                JsonText.object()
                        .add("createRequest", request(requestId, "success"))
                        .add("entryPoints", JsonText.array().add(video).add(phone))
                        .add("conferenceSolution", solution)
                        .add("conferenceId", code));
    }

    private static JsonObject with(JsonObject event, JsonObjectBuilder conference) {
        return JsonText.object(event).add("conferenceData", conference).build();
    }

    private static JsonObjectBuilder request(String requestId, String statusCode) {
        return JsonText.object()
                .add("requestId", requestId)
                .add("conferenceSolutionKey", JsonText.object().add("type", "hangoutsMeet"))
                .add("status", JsonText.object().add("statusCode", statusCode));
    }
}
