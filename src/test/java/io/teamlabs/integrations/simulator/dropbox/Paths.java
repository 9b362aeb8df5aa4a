package io.teamlabs.integrations.simulator.dropbox;

import java.util.Locale;
import java.util.Set;

/** Which paths Dropbox takes. */
final class Paths {
    /** The patterns that Dropbox publishes for reading, listing and writing. */
    static final String READ = "(/(.|[\\r\\n])*|id:.*)|(rev:[0-9a-f]{9,})|(ns:[0-9]+(/(.|[\\r\\n])*)?)";

    static final String LIST = "(/(.|[\\r\\n])*)?|id:.*|(ns:[0-9]+(/(.|[\\r\\n])*)?)";
    static final String WRITE = "(/(.|[\\r\\n])*)|(ns:[0-9]+(/(.|[\\r\\n])*)?)";
    static final String WRITE_OR_ID = WRITE + "|(id:.*)";

    private static final Set<String> DISALLOWED = Set.of(".dropbox", ".dropbox.attr", "desktop.ini", "thumbs.db");
    private static final int LONGEST_NAME = 255;

    private Paths() {}

    /** Without empty, relative or overlong names, and without a slash at its end. */
    static boolean isWellFormed(String path) {
        if (!path.startsWith("/")) {
            return true;
        }
        for (String name : path.substring(1).split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.length() > LONGEST_NAME) {
                return false;
            }
        }
        return path.chars().noneMatch(character -> character < 0x20 || character == '\\');
    }

    static boolean isAllowed(String path) {
        return !DISALLOWED.contains(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    /** {@code "/a/b.txt"} and 2 become {@code "/a/b (2).txt"}. */
    static String renamed(String path, String suffix) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        return dot > name
                ? path.substring(0, dot) + " (" + suffix + ")" + path.substring(dot)
                : path + " (" + suffix + ")";
    }
}
