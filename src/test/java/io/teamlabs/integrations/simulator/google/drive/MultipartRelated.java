package io.teamlabs.integrations.simulator.google.drive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of type {@code multipart/related} (RFC 2387): metadata first, content second. */
record MultipartRelated(List<Part> parts) {
    /** One part: its type, and its content with one character for each byte. */
    record Part(String contentType, String content) {
        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";]+)\"?");

    /** Empty where the body is none. */
    static Optional<MultipartRelated> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/related") || !boundary.find()) {
            return Optional.empty();
        }
        // One character per byte, so that positions are the bytes' own.
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        String mark = "\r\n--" + boundary.group(1);
        List<Part> parts = new ArrayList<>();
        int start = text.indexOf(mark);
        while (start >= 0 && !text.startsWith("--", start + mark.length())) {
            int end = text.indexOf(mark, start + mark.length());
            int head = text.indexOf("\r\n\r\n", start);
            if (end < 0 || head < 0 || head > end) {
                return Optional.empty();
            }
            parts.add(part(text.substring(start + mark.length(), head), text.substring(head + 4, end)));
            start = end;
        }
        return start < 0 ? Optional.empty() : Optional.of(new MultipartRelated(List.copyOf(parts)));
    }

    private static Part part(String head, String body) {
        String type = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring("content-type:".length()).strip())
                .findFirst()
                .orElse("application/octet-stream");
        return new Part(type, body);
    }
}
