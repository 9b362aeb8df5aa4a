package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.Comment;
import com.google.api.services.drive.model.CommentList;
import com.google.api.services.drive.model.Reply;
import org.jspecify.annotations.Nullable;

/** The comments on one file. Google refuses these calls where they do not say which fields they want. */
final class DriveComments {

    private final Drive drive;
    private final String fileId;

    DriveComments(DriveAccount account, String fileId) {
        this.drive = account.drive();
        this.fileId = fileId;
    }

    CommentList list(int limit, @Nullable String cursor) {
        return GoogleCalls.run(() -> drive.comments()
                .list(fileId)
                .setPageSize(limit)
                .setPageToken(cursor)
                .setFields("nextPageToken,comments(" + DriveDocuments.COMMENT_FIELDS + ")"));
    }

    Comment add(String content, @Nullable String quote) {
        Comment comment = new Comment().setContent(content);
        if (quote != null) {
            comment.setQuotedFileContent(
                    new Comment.QuotedFileContent().setMimeType("text/plain").setValue(quote));
        }
        return GoogleCalls.run(() -> drive.comments().create(fileId, comment).setFields(DriveDocuments.COMMENT_FIELDS));
    }

    Reply reply(String commentId, Reply reply) {
        return GoogleCalls.run(
                () -> drive.replies().create(fileId, commentId, reply).setFields(DriveDocuments.REPLY_FIELDS));
    }

    void delete(String commentId) {
        GoogleCalls.run(() -> drive.comments().delete(fileId, commentId));
    }
}
