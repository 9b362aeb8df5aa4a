package io.teamlabs.integrations.simulator.dropbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a listing stands. It is opaque to callers, and the same one may be used again.
 *
 * @param epoch cursors of an earlier one were reset
 * @param account whose
 * @param folder which folder
 * @param recursive with what lies deeper
 * @param limit entries of a page
 * @param change the number of the last change seen
 * @param after in a first listing, the path after which it goes on; empty text at its beginning; none once it has ended
 */
record Cursor(
        long epoch, String account, String folder, boolean recursive, int limit, long change, Optional<String> after) {

    private static final String PREFIX = "AAE";
    private static final int PARTS = 7;

    Cursor at(String path) {
        return new Cursor(epoch, account, folder, recursive, limit, change, Optional.of(path));
    }

    /** The first listing is over: from here on changes are told. */
    Cursor atChange(long number) {
        return new Cursor(epoch, account, folder, recursive, limit, number, Optional.empty());
    }

    String text() {
        String all = String.join(
                "\n",
                Long.toString(epoch),
                account,
                folder,
                Boolean.toString(recursive),
                Integer.toString(limit),
                Long.toString(change),
                after.map(path -> "+" + path).orElse("-"));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is no cursor. */
    static Optional<Cursor> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
            return parts.size() == PARTS ? Optional.of(of(parts)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Cursor of(List<String> parts) {
        String after = parts.get(6);
        return new Cursor(
                Long.parseLong(parts.get(0)),
                parts.get(1),
                parts.get(2),
                Boolean.parseBoolean(parts.get(3)),
                Integer.parseInt(parts.get(4)),
                Long.parseLong(parts.get(5)),
                after.startsWith("+") ? Optional.of(after.substring(1)) : Optional.empty());
    }
}
