package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.control.Uploads;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.problem.BodyForm;
import io.teamlabs.integrations.problem.BoundedBody;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content that a call brings: its body, or an upload that came in parts before. */
@ApplicationScoped
public class DriveBodies implements BodyForm {

    private static final Pattern MAKE = Pattern.compile("v1/users/[^/]+/google-drive/files/content");
    private static final Pattern REPLACE = Pattern.compile("v1/users/[^/]+/google-drive/files/[^/]+/content");

    @Inject
    Permissions permissions;

    @Inject
    Uploads uploads;

    @Override
    public boolean covers(String method, String path) {
        return (method.equals("POST") && MAKE.matcher(path).matches())
                || (method.equals("PUT") && REPLACE.matcher(path).matches());
    }

    /** The upload's id is null where the content is the body. */
    UploadSource content(String userId, @Nullable String upload, HttpHeaders headers, InputStream body) {
        UploadSource content = upload == null
                ? UploadSource.once(new BoundedBody(body, largest()), length(headers), mediaType(headers))
                : uploads.source(person(userId), upload);
        // Google would take it for a document of its own, which has no content.
        if (content.mediaType().startsWith(DriveKind.GOOGLES_OWN)) {
            throw ProblemException.invalid(
                    upload == null ? HttpHeaders.CONTENT_TYPE : "mediaType",
                    "Name the content's own type, or application/octet-stream.");
        }
        return content;
    }

    /** Forgets an upload that has arrived. */
    void arrived(String userId, @Nullable String upload) {
        if (upload != null) {
            uploads.remove(person(userId), upload);
        }
    }

    private Person person(String userId) {
        return permissions.person(userId, Right.ACT);
    }

    private static String mediaType(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        return type == null ? MediaType.APPLICATION_OCTET_STREAM : type.toString();
    }

    private static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : RequestBody.UNKNOWN;
    }
}
