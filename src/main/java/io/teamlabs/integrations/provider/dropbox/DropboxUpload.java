package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import java.util.Optional;

/**
 * Brings a content to Dropbox: in one request up to what Dropbox takes of one, in a session beyond that. The hash of what
 * arrived must be that of what was sent.
 */
final class DropboxUpload {

    /** What Dropbox takes in one request. */
    static final long LARGEST_REQUEST = 150L * 1024 * 1024;

    private final DropboxCalls calls;
    private final DropboxCommit commit;

    DropboxUpload(DropboxCalls calls, DropboxCommit commit) {
        this.calls = calls;
        this.commit = commit;
    }

    /** Returns Dropbox' entry of the file. */
    JsonAnswer of(UploadSource source) {
        return source.size() > LARGEST_REQUEST
                ? new DropboxUploadSession(calls, commit, source).upload()
                : inOneRequest(source);
    }

    /**
     * A content of no announced length goes out in one request too: it comes from a request of ours, which is shorter. Only
     * the answer tells the hash: the argument that could announce it leaves before the content is read.
     */
    private JsonAnswer inOneRequest(UploadSource source) {
        HashedBody body = new HashedBody(source);
        JsonAnswer file =
                calls.upload("files/upload", commit.argument(), body.body()).result();
        boolean whole = source.size() == RequestBody.UNKNOWN || source.size() == DropboxEntry.size(file);
        if (!whole || !file.text("content_hash").equals(Optional.of(body.hash()))) {
            throw DropboxProblems.damaged();
        }
        return file;
    }
}
