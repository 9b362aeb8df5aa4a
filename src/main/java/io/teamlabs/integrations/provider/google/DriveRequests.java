package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.Reply;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what callers send about files; every refusal names the field. */
final class DriveRequests {

    static final int LONGEST_NAME = 1000;
    static final int LONGEST_DESCRIPTION = 10_000;
    static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CURSOR = 4096;

    /** Google's ids are of these characters; {@code root} is the folder that all others lie in. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** With the property's name it is within Google's 124 bytes. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private static final Pattern FORMAT = Pattern.compile("[a-z]+/[A-Za-z0-9.+-]{1,150}");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})");

    private static final Set<String> ROLES = Set.of("reader", "commenter", "writer");

    private static final Set<String> ACTIONS = Set.of("resolve", "reopen");

    private DriveRequests() {}

    /** Returns the id where it may be one. */
    static String id(String field, String text) {
        if (!ID.matcher(text).matches()) {
            throw ProblemException.invalid(field, "An id has 1 to 128 characters of A-Z, a-z, 0-9, _ and -.");
        }
        return text;
    }

    static @Nullable String optionalId(String field, @Nullable String text) {
        return text == null ? null : id(field, text);
    }

    /** Google's own word for a page; what is none, Google refuses. */
    static @Nullable String cursor(QueryParameters query) {
        return query.optionalText("cursor", LONGEST_CURSOR);
    }

    static @Nullable String key(@Nullable String text) {
        if (text != null && !KEY.matcher(text).matches()) {
            throw ProblemException.invalid("key", "A key has 1 to 100 characters of A-Z, a-z, 0-9, and ._:-");
        }
        return text;
    }

    /** What is to be made without content: a folder or one of Google's own documents. */
    static NewDriveFile made(JsonRequest request) {
        request.onlyFields("name", "kind", "folder", "description", "key");
        DriveKind kind = DriveKind.of(request.requiredText("kind", 20))
                .filter(one -> one != DriveKind.FILE)
                .orElseThrow(() -> ProblemException.invalid(
                        "kind",
                        "Give kind as folder, document, spreadsheet or presentation. A file with content is sent to"
                                + " files/content."));
        return new NewDriveFile(
                request.requiredText("name", LONGEST_NAME),
                kind,
                optionalId("folder", request.optionalText("folder", LONGEST_TEXT)),
                request.optionalText("description", LONGEST_DESCRIPTION),
                key(request.optionalText("key", LONGEST_TEXT)));
    }

    /** What a file with content is called and where it lies; its content is the body. */
    static NewDriveFile uploaded(QueryParameters query) {
        String name = query.optionalText("name", LONGEST_NAME);
        if (name == null || name.isBlank()) {
            throw ProblemException.invalid("name", "Give name as text of 1 to " + LONGEST_NAME + " characters.");
        }
        return new NewDriveFile(
                name,
                DriveKind.FILE,
                optionalId("folder", query.optionalText("folder", LONGEST_TEXT)),
                query.optionalText("description", LONGEST_DESCRIPTION),
                key(query.optionalText("key", LONGEST_TEXT)));
    }

    /** The media type that a document of Google's own is to be given in; null where none is asked for. */
    static @Nullable String format(QueryParameters query) {
        String format = query.optionalText("as", 200);
        if (format != null && !FORMAT.matcher(format).matches()) {
            throw ProblemException.invalid("as", "Give as as a media type, such as application/pdf.");
        }
        return format;
    }

    /** The header {@code Range} (RFC 9110, 14.2) for one range of bytes; one of any other form is as if it was not there. */
    static @Nullable String range(@Nullable String header) {
        return header != null && RANGE.matcher(header).matches() ? header : null;
    }

    static DriveEdit edit(JsonRequest request) {
        request.onlyFields("name", "description", "folder", "trashed");
        return new DriveEdit(
                request.has("name") ? request.requiredText("name", LONGEST_NAME) : null,
                request.optionalText("description", LONGEST_DESCRIPTION),
                optionalId("folder", request.optionalText("folder", LONGEST_TEXT)),
                request.optionalFlag("trashed"));
    }

    static NewDriveShare share(JsonRequest request) {
        request.onlyFields("with", "email", "domain", "role", "notify", "message");
        DriveAudience audience = DriveAudience.of(request.requiredText("with", 20))
                .orElseThrow(
                        () -> ProblemException.invalid("with", "Give with as one of: person, group, domain, link."));
        String role = Optional.of(request.requiredText("role", 20))
                .filter(ROLES::contains)
                .orElseThrow(() -> ProblemException.invalid("role", "Give role as one of: reader, commenter, writer."));
        boolean notify = Boolean.TRUE.equals(request.optionalFlag("notify"));
        return new NewDriveShare(
                audience, address(request, audience), role, notify, request.optionalText("message", LONGEST_TEXT));
    }

    static Reply reply(JsonRequest request) {
        request.onlyFields("content", "action");
        String action = request.optionalText("action", 20);
        if (action != null && !ACTIONS.contains(action)) {
            throw ProblemException.invalid("action", "Give action as resolve or reopen, or leave it out.");
        }
        String content = action == null
                ? request.requiredText("content", LONGEST_TEXT)
                : request.optionalText("content", LONGEST_TEXT);
        return new Reply().setContent(content).setAction(action);
    }

    /** The address that the audience needs, and no other. */
    private static @Nullable String address(JsonRequest request, DriveAudience audience) {
        String needed = switch (audience) {
            case PERSON, GROUP -> "email";
            case DOMAIN -> "domain";
            case LINK -> "";
        };
        for (String field : Set.of("email", "domain")) {
            if (!field.equals(needed) && request.optionalText(field, 320) != null) {
                throw ProblemException.invalid(
                        field, "Leave " + field + " out where with is " + audience.value() + ".");
            }
        }
        if (needed.isEmpty()) {
            return null;
        }
        String address = request.requiredText(needed, 320);
        if (needed.equals("email") && !address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw ProblemException.invalid("email", "Give email as an address such as ada@example.com.");
        }
        return address;
    }
}
