package io.teamlabs.integrations.simulator.google.drive;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A resumable upload under way. */
final class UploadSession {
    static final Duration LIFETIME = Duration.ofDays(7);

    final String id;
    final DriveCaller caller;
    final JsonObject metadata;
    final String mimeType;
    final String fields;
    final Instant end;
    final Receiving receiving = new Receiving();
    /** The file's size; empty until it is told. */
    Optional<Long> total;
    /** Once the last byte is there. */
    Optional<StoredFile> finished = Optional.empty();
    /** The file whose content is replaced; empty where one is made. */
    Optional<StoredFile> replaced = Optional.empty();

    UploadSession(
            String id,
            DriveCaller caller,
            JsonObject metadata,
            String mimeType,
            Optional<Long> total,
            String fields,
            Instant start) {
        this.id = id;
        this.caller = caller;
        this.metadata = metadata;
        this.mimeType = mimeType;
        this.total = total;
        this.fields = fields;
        this.end = start.plus(LIFETIME);
    }
}
