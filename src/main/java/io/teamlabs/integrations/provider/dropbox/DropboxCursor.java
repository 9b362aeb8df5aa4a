package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody who follows a folder stands: Dropbox' own cursor, and what to list anew once Dropbox no longer knows it.
 *
 * @param folder what is followed; empty for all
 * @param position Dropbox' cursor
 */
record DropboxCursor(String folder, boolean recursive, int limit, String position) {

    private static final String NAME = "cursor";
    private static final int PARTS = 4;
    private static final int LONGEST = 8192;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    /** Returns the cursor that a request holds; null where it holds none. */
    static @Nullable DropboxCursor read(QueryParameters query) {
        List<String> parts = query.cursor(NAME, PARTS, LONGEST);
        if (parts == null) {
            return null;
        }
        if (!NUMBER.matcher(parts.get(2)).matches() || parts.get(3).isEmpty()) {
            throw ProblemException.invalid(NAME, "Send the cursor of an answer before, unchanged.");
        }
        String folder = DropboxPaths.folder(parts.get(0));
        int limit = Math.min(Integer.parseInt(parts.get(2)), DropboxFilesResource.LARGEST_PAGE);
        return new DropboxCursor(folder, Boolean.parseBoolean(parts.get(1)), limit, parts.get(3));
    }

    /** Where an answer of Dropbox leads to. */
    DropboxCursor at(JsonAnswer answer) {
        String further = answer.text("cursor").orElseThrow(DropboxProblems::brokenOff);
        return new DropboxCursor(folder, recursive, limit, further);
    }

    String text() {
        return QueryParameters.cursor(folder, Boolean.toString(recursive), Integer.toString(limit), position);
    }
}
