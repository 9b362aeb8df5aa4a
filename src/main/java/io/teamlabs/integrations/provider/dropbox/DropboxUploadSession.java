package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An upload in parts. Each part is hashed first, so that Dropbox refuses what was damaged before anything is written; after
 * a lost answer the same part is offered again, and Dropbox says from where to go on.
 */
final class DropboxUploadSession {

    /** Four of the blocks that Dropbox hashes. */
    static final long PART = 16L * 1024 * 1024;

    private static final int MOST_SETBACKS = 5;

    private final DropboxCalls calls;
    private final DropboxCommit commit;
    private final UploadSource source;
    private final ContentHash whole = new ContentHash();
    private int setbacks;

    DropboxUploadSession(DropboxCalls calls, DropboxCommit commit, UploadSource source) {
        this.calls = calls;
        this.commit = commit;
        this.source = source;
    }

    JsonAnswer upload() {
        String session = calls.upload("files/upload_session/start", JsonDocument.object(), RequestBody.none())
                .result()
                .text("session_id")
                .orElseThrow(DropboxProblems::brokenOff);
        long offset = 0;
        while (offset < source.size()) {
            long before = offset;
            offset = append(session, offset);
            setbacks = offset > before ? 0 : setbacks;
        }
        String hash = whole.finished();
        JsonAnswer file = finish(session, hash);
        if (!has(file, hash)) {
            throw DropboxProblems.damaged();
        }
        return file;
    }

    private static boolean has(JsonAnswer file, String hash) {
        return file.text("content_hash").equals(Optional.of(hash));
    }

    private static JsonDocument cursor(String session, long offset) {
        return JsonDocument.object().with("session_id", session).with("offset", offset);
    }

    /** Returns from where to go on. */
    private long append(String session, long offset) {
        long length = Math.min(PART, source.size() - offset);
        JsonDocument argument = JsonDocument.object()
                .with("cursor", cursor(session, offset))
                .with("content_hash", hash(offset, length));
        try {
            DropboxAnswer answer =
                    calls.upload("files/upload_session/append_v2", argument, source.part(offset, length));
            if (answer.isRefusal("incorrect_offset") && ++setbacks <= MOST_SETBACKS) {
                return corrected(answer);
            }
            answer.result();
            return offset + length;
        } catch (ProblemException failure) {
            return afterSetback(failure, offset);
        }
    }

    private long corrected(DropboxAnswer refusal) {
        long correct = refusal.error()
                .number("correct_offset")
                .map(BigDecimal::longValue)
                .orElse(-1L);
        if (correct < 0 || correct > source.size()) {
            throw DropboxProblems.brokenOff();
        }
        return correct;
    }

    /** Where the answer was lost, the same part is offered once more. */
    private long afterSetback(ProblemException failure, long offset) {
        if (failure.kind() != ProblemKind.PROVIDER_UNAVAILABLE || ++setbacks > MOST_SETBACKS) {
            throw failure;
        }
        return offset;
    }

    /** Of the part; what of it is new is hashed into the whole as well. */
    private String hash(long offset, long length) {
        ContentHash part = new ContentHash();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = source.open(offset)) {
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("The upload ended early");
                }
                part.update(buffer, 0, read);
                intoWhole(offset + length - left, buffer, read);
                left -= read;
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return part.finished();
    }

    private void intoWhole(long position, byte[] bytes, int length) {
        int known = (int) Math.min(length, Math.max(0, whole.size() - position));
        whole.update(bytes, known, length - known);
    }

    /** A lost answer of the last step is looked after: the file is there by then, or the step can be made again. */
    private JsonAnswer finish(String session, String hash) {
        try {
            return finishOnce(session);
        } catch (ProblemException failure) {
            if (failure.kind() != ProblemKind.PROVIDER_UNAVAILABLE) {
                throw failure;
            }
            return written(hash).orElseGet(() -> finishOnce(session));
        }
    }

    private JsonAnswer finishOnce(String session) {
        JsonDocument argument = JsonDocument.object()
                .with("cursor", cursor(session, source.size()))
                .with("commit", commit.argument());
        return calls.upload("files/upload_session/finish", argument, RequestBody.none())
                .result();
    }

    private Optional<JsonAnswer> written(String hash) {
        try {
            JsonDocument path = JsonDocument.object().with("path", commit.path());
            return Optional.of(calls.require("files/get_metadata", path)).filter(file -> has(file, hash));
        } catch (ProblemException nothing) {
            return Optional.empty();
        }
    }
}
