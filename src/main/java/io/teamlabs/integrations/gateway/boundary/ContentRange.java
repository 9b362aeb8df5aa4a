package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of an upload a part holds (RFC 9110, 14.4): {@code bytes 0-8388607/209715200}. */
record ContentRange(long first, long last, long size) {

    private static final String NAME = "Content-Range";
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static ContentRange parse(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (form.matches()) {
            long first = Long.parseLong(form.group(1));
            long last = Long.parseLong(form.group(2));
            boolean sameSize = form.group(3).equals("*") || Long.parseLong(form.group(3)) == size;
            if (first <= last && last < size && sameSize) {
                return new ContentRange(first, last, size);
            }
        }
        throw ProblemException.invalid(
                NAME, "Say which bytes the part holds, within the upload: bytes 0-8388607/" + size + ".");
    }

    long length() {
        return last - first + 1;
    }
}
