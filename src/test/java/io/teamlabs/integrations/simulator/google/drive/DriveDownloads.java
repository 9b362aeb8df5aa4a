package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** StoredContent on its way out: of a file as it is, of Google's own documents in another format. */
final class DriveDownloads {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");
    private static final Set<String> FORMATS = Set.of("application/pdf", "text/plain", "text/html", "application/zip");

    private final DriveStore store;
    private final DriveFiles files;

    DriveDownloads(DriveStore store, DriveFiles files) {
        this.store = store;
        this.files = files;
    }

    /** With {@code alt=media} the content, else what the file is. */
    Answer get(Request request, DriveCaller caller) {
        if (!request.query().text("alt").equals("media")) {
            return files.get(request, caller);
        }
        StoredFile file = store.file(request.variable("fileId"), caller);
        StoredContent content = file.content.orElseThrow(DriveRefusal::notDownloadable);
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        if (!range.matches()) {
            return Answer.of(200, file.mimeType, content.bytes());
        }
        return part(file, content, Long.parseLong(range.group(1)), range.group(2));
    }

    private static Answer part(StoredFile file, StoredContent content, long start, String end) {
        if (start >= content.size()) {
            throw DriveRefusal.of(416, "requestedRangeNotSatisfiable", "Request range not satisfiable");
        }
        long last = end.isEmpty() ? content.size() - 1 : Math.min(Long.parseLong(end), content.size() - 1);
        return Answer.of(206, file.mimeType, content.bytes().part(start, last - start + 1))
                .with("Content-Range", "bytes " + start + "-" + last + "/" + content.size());
    }

    Answer export(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller);
        String format = request.query().text("mimeType");
        if (!file.isNative() || file.isFolder()) {
            throw DriveRefusal.of(403, "fileNotExportable", "Export only supports Docs Editors files.");
        }
        if (!FORMATS.contains(format)) {
            throw DriveRefusal.badRequest("The requested conversion is not supported.");
        }
        return Answer.of(200, format, file.name + "\n");
    }
}
