package io.teamlabs.integrations.provider.google;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in Drive. What is null does not narrow it.
 *
 * @param folder the id of the folder that it lies in
 * @param name how one of the words of its name begins
 * @param text a text in its name or content
 * @param key the caller's key that it was made with
 * @param trashed whether it is in the trash
 */
record DriveSearch(
        @Nullable String folder,
        @Nullable String name,
        @Nullable String text,
        @Nullable DriveKind kind,
        @Nullable String key,
        boolean trashed) {

    /** The property, of this client alone, that keeps a caller's key. */
    static final String KEY_PROPERTY = "teamlabsKey";

    static DriveSearch madeWith(String key) {
        return new DriveSearch(null, null, null, null, key, false);
    }

    /** The search in Google's words; every value stands in quotes, and no quote ends it early. */
    String query() {
        List<String> terms = new ArrayList<>(List.of("trashed = " + trashed));
        if (folder != null) {
            terms.add(quoted(folder) + " in parents");
        }
        if (name != null) {
            terms.add("name contains " + quoted(name));
        }
        if (text != null) {
            terms.add("fullText contains " + quoted(text));
        }
        if (kind != null) {
            terms.add(
                    kind == DriveKind.FILE
                            ? "not mimeType contains " + quoted(DriveKind.GOOGLES_OWN)
                            : "mimeType = " + quoted(kind.mediaType()));
        }
        if (key != null) {
            terms.add("appProperties has { key=" + quoted(KEY_PROPERTY) + " and value=" + quoted(key) + " }");
        }
        return String.join(" and ", terms);
    }

    /** Folders first, then what changed last; null where Google sorts by relevance and refuses another order. */
    @Nullable
    String order() {
        return text == null ? "folder,modifiedTime desc" : null;
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
