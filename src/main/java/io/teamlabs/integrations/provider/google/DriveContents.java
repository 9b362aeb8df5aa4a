package io.teamlabs.integrations.provider.google;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import io.teamlabs.integrations.gateway.control.ApiRefusals;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The content of files, on its way in and out; it is never held whole. */
final class DriveContents {

    /** Google's bound for a body that has metadata and content in one. */
    static final long LARGEST_MULTIPART = 5L * 1024 * 1024;

    private static final String UPLOAD = "/upload/drive/v3/files";
    private static final String COMMON =
            "&supportsAllDrives=true&fields=" + URLEncoder.encode(DriveDocuments.FILE_FIELDS, StandardCharsets.UTF_8);

    private final DriveAccount account;
    private final DriveFiles files;

    DriveContents(DriveAccount account) {
        this.account = account;
        this.files = new DriveFiles(account);
    }

    /** Makes a file. */
    File make(NewDriveFile wanted, UploadSource content) {
        String id = files.promisedId();
        try {
            return put("POST", UPLOAD, wanted.metadata(id), content);
        } catch (GoogleRefusal refused) {
            return files.made(id, refused);
        }
    }

    /** Replaces what a file holds. */
    File replace(String fileId, UploadSource content) {
        return put("PATCH", UPLOAD + "/" + fileId, new File(), content);
    }

    private File put(String method, String path, File metadata, UploadSource content) {
        boolean small = content.size() >= 0 && content.size() <= LARGEST_MULTIPART;
        ApiRequest request = ApiRequest.of(
                        method, account.address(path + "?uploadType=" + (small ? "multipart" : "resumable") + COMMON))
                .repeatable();
        String json = json(metadata);
        if (small) {
            return file(DriveMultipart.body(request, json, content));
        }
        DriveUploadSession session = DriveUploadSession.begin(account, request.json(json), content);
        return new DriveResumption(session, content).send();
    }

    private File file(ApiRequest request) {
        try (ApiAnswer answer = account.account().send(request)) {
            return file(account, answer);
        }
    }

    private static String json(File metadata) {
        try {
            return GsonFactory.getDefaultInstance().toString(metadata);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads a file's metadata from a good answer; a refusal becomes a problem. */
    static File file(DriveAccount account, ApiAnswer answer) {
        if (!answer.isSuccess()) {
            ProblemException problem =
                    ApiRefusals.of(account.account().context().vendor(), answer);
            throw new GoogleRefusal(answer.status(), answer.classification(), problem);
        }
        try {
            return GsonFactory.getDefaultInstance()
                    .createJsonObjectParser()
                    .parseAndClose(answer.body(), StandardCharsets.UTF_8, File.class);
        } catch (IOException broken) {
            throw ProblemException.of(
                    ProblemKind.PROVIDER_UNAVAILABLE,
                    "Google's answer broke off, and the upload may have worked. Look first, then try again.");
        }
    }

    /**
     * Opens a file's content; to be closed.
     *
     * @param range as in RFC 9110, 14.2; null for all of it
     * @param format the media type that a document of Google's own is to have; null for a file as it is
     */
    ApiAnswer open(String fileId, @Nullable String range, @Nullable String format) {
        String path = "/drive/v3/files/" + fileId;
        ApiRequest request = ApiRequest.get(account.address(
                format == null
                        ? path + "?alt=media&supportsAllDrives=true"
                        : path + "/export?mimeType=" + URLEncoder.encode(format, StandardCharsets.UTF_8)));
        ApiAnswer answer = account.account().send(range == null ? request : request.header("Range", range));
        if (answer.isSuccess()) {
            return answer;
        }
        try (answer) {
            throw refused(answer);
        }
    }

    private ProblemException refused(ApiAnswer answer) {
        if (answer.status() == 416) {
            return ProblemException.invalid("Range", "The file ends before that. Ask for a range within its size.");
        }
        return switch (answer.classification().code()) {
            case "fileNotDownloadable" ->
                ProblemException.invalid(
                        "as", "This has no content of its own. Name a format for a document, as=application/pdf.");
            case "fileNotExportable", "badRequest" ->
                ProblemException.invalid(
                        "as", "Google does not give this file in that format. Leave it out, or name another.");
            default -> ApiRefusals.of(account.account().context().vendor(), answer);
        };
    }
}
