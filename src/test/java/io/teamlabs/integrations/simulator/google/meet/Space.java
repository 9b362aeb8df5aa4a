package io.teamlabs.integrations.simulator.google.meet;

import io.teamlabs.integrations.simulator.google.api.MeetingCodes;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * A meeting space.
 *
 * @param id the part of its name after {@code spaces/}
 * @param code what people type
 * @param owner the account that made it
 * @param config who may join, and how
 * @param conference the record of the conference that is on; empty where none is
 */
record Space(String id, String code, String owner, JsonObject config, Optional<String> conference) {
    Space with(Optional<String> otherConference) {
        return new Space(id, code, owner, config, otherConference);
    }

    JsonObject json() {
        JsonObjectBuilder json = JsonText.object()
                .add("name", "spaces/" + id)
                .add("meetingUri", MeetingCodes.uri(code))
                .add("meetingCode", code)
                .add("config", config);
        conference.ifPresent(
                record -> json.add("activeConference", JsonText.object().add("conferenceRecord", record)));
        return json.build();
    }
}
