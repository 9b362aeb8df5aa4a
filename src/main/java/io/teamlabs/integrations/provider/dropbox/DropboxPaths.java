package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths in a Dropbox, as callers give them: from the root on, or a file's id, which survives renaming. */
final class DropboxPaths {

    static final int LONGEST = 2000;

    private static final Pattern PATH = Pattern.compile("(/[^/\\x00-\\x1f]{1,255})+");
    private static final Pattern ID = Pattern.compile("id:[A-Za-z0-9_-]{1,200}");

    private DropboxPaths() {}

    /** Returns a folder; the root, which Dropbox writes as nothing, where none or a slash is given. */
    static String folder(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("/") ? "" : existing(text);
    }

    /** Returns a path or an id. */
    static String existing(@Nullable String text) {
        if (text == null || (!PATH.matcher(text).matches() && !ID.matcher(text).matches())) {
            throw ProblemException.invalid(
                    "path", "Give a path from the root on, such as /Reports/june.pdf, or an id, such as id:a4ayc_80.");
        }
        return text;
    }

    /** Returns a path of something that need not be there yet. */
    static String writable(@Nullable String text) {
        if (text == null || !PATH.matcher(text).matches()) {
            throw ProblemException.invalid("path", "Give a path from the root on, such as /Reports/june.pdf.");
        }
        return text;
    }
}
