package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploads in one request and in sessions. */
final class DropboxUploads {
    private static final String SCOPE = "files.content.write";
    private static final long MOST_IN_ONE = 150L * 1024 * 1024;

    private final Trees trees;
    private final Clock clock;
    private final Runnable changed;
    private final Map<String, UploadSession> sessions = new HashMap<>();
    private int begun;

    DropboxUploads(Trees trees, Clock clock, Runnable changed) {
        this.trees = trees;
        this.clock = clock;
        this.changed = changed;
    }

    void addTo(Routes routes, String root, DropboxStyles styles) {
        routes.post(root + "upload", styles.upload(SCOPE, this::upload))
                .post(root + "upload_session/start", styles.upload(SCOPE, this::start))
                .post(root + "upload_session/append_v2", styles.upload(SCOPE, this::append))
                .post(root + "upload_session/finish", styles.upload(SCOPE, this::finish));
    }

    int open() {
        return sessions.size();
    }

    void clear() {
        sessions.clear();
    }

    private Answer upload(Argument argument, IssuedToken token, FileContent body) {
        List<String> fields = new ArrayList<>(Arrays.asList(Commit.FIELDS));
        fields.add("content_hash");
        argument.only(fields.toArray(String[]::new));
        Commit commit = Commit.read(argument);
        check(argument, body);
        try {
            return written(commit.write(trees.of(token), body, clock.instant()));
        } catch (Commit.Conflict conflict) {
            UploadSession kept = begin(token);
            kept.append(body);
            throw writeFailed(conflict, kept);
        }
    }

    /** The bytes are kept in a session, so that they need not be sent again. */
    private static Refused writeFailed(Commit.Conflict conflict, UploadSession kept) {
        String[] tags = conflict.tags();
        JsonObjectBuilder reason = JsonText.object().add(".tag", tags[0]);
        if (tags.length > 1) {
            reason.add(tags[0], JsonText.object().add(".tag", tags[1]));
        }
        JsonObjectBuilder error =
                JsonText.object().add(".tag", "path").add("reason", reason).add("upload_session_id", kept.id());
        return new Refused(DropboxAnswers.conflict("path/" + conflict.getMessage(), error));
    }

    private static void check(Argument argument, FileContent body) {
        if (body.size() > MOST_IN_ONE) {
            throw Argument.conflict("payload_too_large");
        }
        Optional<String> expected = argument.optionalText("content_hash");
        if (expected.filter(hash -> !hash.equals(body.hash())).isPresent()) {
            throw Argument.conflict("content_hash_mismatch");
        }
    }

    private Answer written(Entry entry) {
        changed.run();
        return Answer.json(200, DropboxMetadata.plain(entry).build());
    }

    private UploadSession begin(IssuedToken token) {
        String id = String.format("pid_upload_session:simulated-%08d", ++begun);
        UploadSession session = new UploadSession(id, token.accountId(), clock.instant());
        sessions.put(id, session);
        return session;
    }

    private Answer start(Argument argument, IssuedToken token, FileContent body) {
        argument.only("close", "session_type", "content_hash");
        if (argument.tag("session_type", "sequential").equals("concurrent")) {
            throw argument.refused("session_type", "this simulator knows sequential sessions only");
        }
        check(argument, body);
        UploadSession session = begin(token);
        session.append(body);
        if (argument.flag("close")) {
            session.close();
        }
        return Answer.json(
                200, JsonText.object().add("session_id", session.id()).build());
    }

    private Answer append(Argument argument, IssuedToken token, FileContent body) {
        argument.only("cursor", "close", "content_hash");
        UploadSession session = session(argument.object("cursor"), token);
        if (session.isClosed()) {
            throw Argument.conflict("closed");
        }
        check(argument, body);
        session.append(body);
        if (argument.flag("close")) {
            session.close();
        }
        return Answer.json(200, JsonValue.NULL);
    }

    /** Found, and at the offset that the caller believes in; the error is a struct beside its tag. */
    private UploadSession session(Argument cursor, IssuedToken token) {
        UploadSession session = find(cursor.only("session_id", "offset").text("session_id"), token)
                .orElseThrow(() -> Argument.conflict("not_found"));
        long offset = cursor.number("offset", -1, 0, Long.MAX_VALUE);
        if (offset != session.offset()) {
            JsonObjectBuilder error =
                    JsonText.object().add(".tag", "incorrect_offset").add("correct_offset", session.offset());
            throw new Refused(DropboxAnswers.conflict("incorrect_offset", error));
        }
        return session;
    }

    private Optional<UploadSession> find(String id, IssuedToken token) {
        Instant now = clock.instant();
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.account().equals(token.accountId()) && !session.isOver(now));
    }

    private Answer finish(Argument argument, IssuedToken token, FileContent body) {
        argument.only("cursor", "commit", "content_hash");
        Commit commit = Commit.read(argument.object("commit").only(Commit.FIELDS));
        UploadSession session = lookedUp(argument.object("cursor"), token);
        check(argument, body);
        session.append(body);
        try {
            Entry entry = commit.write(trees.of(token), session.whole(), clock.instant());
            sessions.remove(session.id());
            return written(entry);
        } catch (Commit.Conflict conflict) {
            throw conflict.refused();
        }
    }

    /** As in append, but under the tag {@code lookup_failed}. */
    private UploadSession lookedUp(Argument cursor, IssuedToken token) {
        UploadSession session = find(cursor.only("session_id", "offset").text("session_id"), token)
                .orElseThrow(() -> Argument.conflict("lookup_failed", "not_found"));
        long offset = cursor.number("offset", -1, 0, Long.MAX_VALUE);
        if (offset != session.offset()) {
            JsonObjectBuilder inner =
                    JsonText.object().add(".tag", "incorrect_offset").add("correct_offset", session.offset());
            JsonObjectBuilder error =
                    JsonText.object().add(".tag", "lookup_failed").add("lookup_failed", inner);
            throw new Refused(DropboxAnswers.conflict("lookup_failed/incorrect_offset", error));
        }
        return session;
    }
}
