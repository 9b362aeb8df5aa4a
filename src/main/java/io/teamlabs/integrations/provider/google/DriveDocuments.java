package io.teamlabs.integrations.provider.google;

import com.google.api.client.util.DateTime;
import com.google.api.services.drive.model.Change;
import com.google.api.services.drive.model.Comment;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.Permission;
import com.google.api.services.drive.model.Reply;
import com.google.api.services.drive.model.User;
import io.teamlabs.integrations.platform.JsonDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stable forms in which callers see files, shares, comments and changes. */
final class DriveDocuments {

    /** What is asked of Google about a file; without it there are but four members. */
    static final String FILE_FIELDS =
            "id,name,mimeType,description,size,parents,createdTime,modifiedTime,trashed,shared,"
                    + "md5Checksum,webViewLink,owners(displayName,emailAddress)";

    static final String SHARE_FIELDS = "id,type,role,emailAddress,domain,displayName";

    static final String REPLY_FIELDS = "id,content,action,createdTime,author(displayName,me)";

    static final String COMMENT_FIELDS = "id,content,quotedFileContent(value),createdTime,modifiedTime,resolved,"
            + "author(displayName,me),replies(" + REPLY_FIELDS + ")";

    private DriveDocuments() {}

    static JsonDocument file(File file) {
        return JsonDocument.object()
                .with("id", file.getId())
                .with("name", file.getName())
                .with("kind", DriveKind.ofMediaType(file.getMimeType()).value())
                .with("mediaType", file.getMimeType())
                .with("description", file.getDescription())
                .with("size", file.getSize())
                .with("md5", file.getMd5Checksum())
                .with("folder", first(file.getParents()))
                .with("owner", owner(first(file.getOwners())))
                .with("shared", Boolean.TRUE.equals(file.getShared()))
                .with("trashed", Boolean.TRUE.equals(file.getTrashed()))
                .with("createdAt", time(file.getCreatedTime()))
                .with("modifiedAt", time(file.getModifiedTime()))
                .with("link", file.getWebViewLink());
    }

    private static @Nullable JsonDocument owner(@Nullable User owner) {
        return owner == null
                ? null
                : JsonDocument.object().with("name", owner.getDisplayName()).with("email", owner.getEmailAddress());
    }

    static JsonDocument share(Permission share) {
        return JsonDocument.object()
                .with("id", share.getId())
                .with("with", DriveAudience.ofType(share.getType()).value())
                .with("role", share.getRole())
                .with("email", share.getEmailAddress())
                .with("domain", share.getDomain())
                .with("name", share.getDisplayName());
    }

    static JsonDocument comment(Comment comment) {
        List<Reply> replies = Optional.ofNullable(comment.getReplies()).orElse(List.of());
        return JsonDocument.object()
                .with("id", comment.getId())
                .with("content", comment.getContent())
                .with(
                        "quote",
                        comment.getQuotedFileContent() == null
                                ? null
                                : comment.getQuotedFileContent().getValue())
                .with("author", author(comment.getAuthor()))
                .with("createdAt", time(comment.getCreatedTime()))
                .with("modifiedAt", time(comment.getModifiedTime()))
                .with("resolved", Boolean.TRUE.equals(comment.getResolved()))
                .with("replies", replies.stream().map(DriveDocuments::reply).toList());
    }

    static JsonDocument reply(Reply reply) {
        return JsonDocument.object()
                .with("id", reply.getId())
                .with("content", reply.getContent())
                .with("action", reply.getAction())
                .with("author", author(reply.getAuthor()))
                .with("createdAt", time(reply.getCreatedTime()));
    }

    /** Google does not tell the addresses of those who comment. */
    private static @Nullable JsonDocument author(@Nullable User author) {
        return author == null
                ? null
                : JsonDocument.object()
                        .with("name", author.getDisplayName())
                        .with("me", Boolean.TRUE.equals(author.getMe()));
    }

    static JsonDocument change(Change change) {
        return JsonDocument.object()
                .with("fileId", change.getFileId())
                .with("removed", Boolean.TRUE.equals(change.getRemoved()))
                .with("at", time(change.getTime()))
                .with("file", change.getFile() == null ? null : file(change.getFile()));
    }

    private static <T> @Nullable T first(@Nullable List<T> all) {
        return all == null || all.isEmpty() ? null : all.get(0);
    }

    private static @Nullable Instant time(@Nullable DateTime time) {
        return time == null ? null : Instant.ofEpochMilli(time.getValue());
    }
}
