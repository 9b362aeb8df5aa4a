package io.teamlabs.integrations.simulator.google.drive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PUT of a resumable upload says of its bytes (RFC 9110 section 14.4).
 *
 * @param start where they begin; empty for a question how far the upload is
 * @param total the file's size; empty where it is not known yet
 */
record ContentRange(Optional<Long> start, Optional<Long> total) {
    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,15})-(\\d{1,15})|\\*)/(\\d{1,15}|\\*)");

    /** Without the header the whole file comes at once. */
    static ContentRange parse(Optional<String> header, Optional<Long> known) {
        if (header.isEmpty()) {
            return new ContentRange(Optional.of(0L), known);
        }
        Matcher range = FORM.matcher(header.get());
        if (!range.matches()) {
            throw DriveRefusal.badRequest("Failed to parse Content-Range header.");
        }
        return new ContentRange(
                Optional.ofNullable(range.group(1)).map(Long::valueOf),
                Optional.of(range.group(3)).filter(total -> !total.equals("*")).map(Long::valueOf));
    }
}
