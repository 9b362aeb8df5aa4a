package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.util.List;

/** The methods of {@code comments} and {@code replies}; they have no usual fields, and refuse a call that names none. */
final class DriveComments {
    private final DriveStore store;

    DriveComments(DriveStore store) {
        this.store = store;
    }

    Answer list(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        StoredFile file = store.file(request.variable("fileId"), caller);
        boolean deletedToo = request.query().text("includeDeleted").equals("true");
        List<Remark> shown = file.comments.stream()
                .filter(comment -> deletedToo || !comment.deleted)
                .toList();
        JsonObject page = DriveAnswer.page(
                        request, shown, file.id, 20, "comments", comment -> DriveJson.comment(comment, caller))
                .add("kind", "drive#commentList")
                .build();
        return DriveAnswer.of(request, page, "*");
    }

    Answer get(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        return comment(request, comment(request, store.file(request.variable("fileId"), caller)), caller);
    }

    Answer create(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        StoredFile file = store.file(request.variable("fileId"), caller, Share.COMMENTER);
        JsonObject body = DriveAnswer.body(request);
        Remark comment = new Remark(store.newId("AAAB", 6), caller.account(), content(body), store.now());
        if (body.containsKey("quotedFileContent")) {
            comment.quoted = body.getJsonObject("quotedFileContent").getString("value", "");
        }
        file.comments.add(comment);
        return comment(request, comment, caller);
    }

    Answer update(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        Remark comment = own(request, caller);
        comment.content = content(DriveAnswer.body(request));
        comment.modified = store.now();
        return comment(request, comment, caller);
    }

    Answer delete(Request request, DriveCaller caller) {
        Remark comment = own(request, caller);
        comment.deleted = true;
        comment.modified = store.now();
        return Answer.empty(204);
    }

    /** A reply may be nothing but an action, which resolves the comment or opens it again. */
    Answer reply(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        Remark comment = comment(request, store.file(request.variable("fileId"), caller, Share.COMMENTER));
        JsonObject body = DriveAnswer.body(request);
        String action = body.getString("action", "");
        String content = action.isEmpty() ? content(body) : body.getString("content", "");
        Remark reply = new Remark(store.newId("AAAB", 6), caller.account(), content, store.now());
        reply.action = action;
        switch (action) {
            case "resolve" -> comment.resolved = true;
            case "reopen" -> comment.resolved = false;
            case "" -> {}
            default -> throw DriveRefusal.invalid("reply.action");
        }
        comment.replies.add(reply);
        comment.modified = store.now();
        return DriveAnswer.of(request, DriveJson.reply(reply, caller), "*");
    }

    private static String content(JsonObject body) {
        String content = body.getString("content", "");
        if (content.isBlank()) {
            throw DriveRefusal.about(400, "required", "Comment content is required.", "comment.content");
        }
        return content;
    }

    private Remark own(Request request, DriveCaller caller) {
        Remark comment = comment(request, store.file(request.variable("fileId"), caller));
        if (!comment.author.id().equals(caller.account().id())) {
            throw DriveRefusal.insufficientFilePermissions();
        }
        return comment;
    }

    private static Remark comment(Request request, StoredFile file) {
        String id = request.variable("commentId");
        return file.comments.stream()
                .filter(comment -> comment.id.equals(id))
                .findFirst()
                .orElseThrow(() -> DriveRefusal.about(404, "notFound", "Comment not found: " + id + ".", "commentId"));
    }

    private static Answer comment(Request request, Remark comment, DriveCaller caller) {
        return DriveAnswer.of(request, DriveJson.comment(comment, caller), "*");
    }
}
