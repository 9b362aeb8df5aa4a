package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Uploads of the three kinds: {@code media}, {@code multipart} and {@code resumable}. */
final class DriveUploads {
    private final DriveStore store;
    private final FileMaking making;

    DriveUploads(DriveStore store, FileMaking making) {
        this.store = store;
        this.making = making;
    }

    Answer create(Request request, DriveCaller caller) {
        return begin(request, caller, Optional.empty());
    }

    Answer update(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller, Share.WRITER);
        return begin(request, caller, Optional.of(file));
    }

    private Answer begin(Request request, DriveCaller caller, Optional<StoredFile> replaced) {
        return switch (request.query().text("uploadType")) {
            case "media" -> media(request, caller, replaced);
            case "multipart" -> multipart(request, caller, replaced);
            case "resumable" -> resumable(request, caller, replaced);
            default -> throw DriveRefusal.badRequest("Unknown uploadType");
        };
    }

    private Answer media(Request request, DriveCaller caller, Optional<StoredFile> replaced) {
        StoredContent content = new Receiving().whole(request.content().open());
        String type = request.header("Content-Type").orElse("application/octet-stream");
        return stored(request, caller, JsonText.object().build(), type, content, replaced);
    }

    private Answer multipart(Request request, DriveCaller caller, Optional<StoredFile> replaced) {
        MultipartRelated body = MultipartRelated.parse(
                        request.header("Content-Type").orElse(""),
                        request.content().bytes())
                .filter(parsed -> parsed.parts().size() == 2)
                .orElseThrow(() -> DriveRefusal.badRequest("Malformed multipart body."));
        MultipartRelated.Part first = body.parts().get(0);
        MultipartRelated.Part second = body.parts().get(1);
        JsonObject metadata = JsonText.parseObject(new String(first.bytes(), StandardCharsets.UTF_8))
                .orElseThrow(() -> DriveRefusal.badRequest("Malformed multipart body."));
        StoredContent content = new Receiving().whole(new ByteArrayInputStream(second.bytes()));
        return stored(request, caller, metadata, second.contentType(), content, replaced);
    }

    private Answer stored(
            Request request,
            DriveCaller caller,
            JsonObject metadata,
            String type,
            StoredContent content,
            Optional<StoredFile> replaced) {
        StoredFile file = put(metadata, caller, type, content, replaced);
        return DriveFiles.file(request, file, caller);
    }

    private StoredFile put(
            JsonObject metadata,
            DriveCaller caller,
            String type,
            StoredContent content,
            Optional<StoredFile> replaced) {
        if (replaced.isEmpty()) {
            return making.make(metadata, caller, Optional.of(type), Optional.of(content));
        }
        StoredFile file = replaced.get();
        file.mimeType = type;
        making.describe(file, metadata);
        making.replaceContent(file, content);
        return file;
    }

    /** The session's address is the caller's secret: whoever has it may send to it. */
    private Answer resumable(Request request, DriveCaller caller, Optional<StoredFile> replaced) {
        JsonObject metadata =
                request.content().bytes().length == 0 ? JsonText.object().build() : DriveAnswer.body(request);
        Optional<Long> total = request.header("X-Upload-Content-Length").map(Long::valueOf);
        total.ifPresent(size -> store.requireRoom(caller.account(), size));
        UploadSession session = new UploadSession(
                store.newId("ABgV", 24),
                caller,
                metadata,
                request.header("X-Upload-Content-Type").orElse("application/octet-stream"),
                total,
                request.query().get("fields").orElse(DriveFiles.USUAL),
                store.now());
        session.replaced = replaced;
        store.add(session);
        String address = "http://" + request.header("Host").orElse("") + request.path();
        return Answer.empty(200)
                .with("Location", address + "?uploadType=resumable&upload_id=" + session.id)
                .with("X-GUploader-UploadID", session.id);
    }

    /** Part of an upload, or the question how far it is; the session itself is the permission. */
    Answer resume(Request request) {
        UploadSession session = store.session(request.query().text("upload_id"))
                .filter(known -> store.now().isBefore(known.end))
                .orElseThrow(() -> DriveRefusal.of(404, "notFound", "Upload session not found."));
        if (session.finished.isPresent()) {
            return finished(session);
        }
        ContentRange range = ContentRange.parse(request.header("Content-Range"), session.total);
        session.total = range.total().or(() -> session.total);
        if (range.start().isPresent()) {
            append(session, range.start().get(), request.content().open());
        }
        boolean whole = session.total
                .filter(total -> total == session.receiving.received())
                .isPresent();
        return whole ? finish(session) : incomplete(session);
    }

    private static void append(UploadSession session, long start, InputStream bytes) {
        if (start != session.receiving.received()) {
            throw DriveRefusal.badRequest("Invalid request. The range does not begin where the upload stands.");
        }
        session.receiving.append(bytes, session.total.orElse(Long.MAX_VALUE));
    }

    private Answer finish(UploadSession session) {
        StoredFile file =
                put(session.metadata, session.caller, session.mimeType, session.receiving.content(), session.replaced);
        session.finished = Optional.of(file);
        return finished(session);
    }

    private static Answer finished(UploadSession session) {
        JsonObject whole = DriveJson.file(session.finished.orElseThrow(), session.caller);
        return Answer.json(200, FieldMask.parse(session.fields).of(whole));
    }

    /** 308, which means here: go on from the byte after that range; no range, from the first. */
    private static Answer incomplete(UploadSession session) {
        long received = session.receiving.received();
        Answer answer = Answer.empty(308).with("X-GUploader-UploadID", session.id);
        return received == 0 ? answer : answer.with("Range", "bytes=0-" + (received - 1));
    }
}
