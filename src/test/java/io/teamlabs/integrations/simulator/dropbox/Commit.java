package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.wire.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client wants to write, and what is done where something is in the way.
 *
 * @param path where
 * @param mode add, overwrite or update
 * @param rev for update: the revision that is replaced
 * @param autorename whether another name is taken in a conflict
 * @param strict whether even the same content is a conflict
 * @param clientModified as the client says; empty: now
 */
record Commit(
        String path, String mode, String rev, boolean autorename, boolean strict, Optional<Instant> clientModified) {

    static final String[] FIELDS = {
        "path", "mode", "autorename", "client_modified", "mute", "property_groups", "strict_conflict"
    };

    static Commit read(Argument argument) {
        String mode = argument.tag("mode", "add");
        String rev = mode.equals("update") ? argument.object("mode").text("update") : "";
        return new Commit(
                argument.text("path", Paths.WRITE_OR_ID),
                mode,
                rev,
                argument.flag("autorename"),
                argument.flag("strict_conflict"),
                argument.optionalText("client_modified").map(text -> time(argument, text)));
    }

    private static Instant time(Argument argument, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw argument.refused("client_modified", "time data '" + text + "' does not match '%Y-%m-%dT%H:%M:%SZ'");
        }
    }

    /**
     * Writes.
     *
     * @throws Conflict where something is in the way or the path cannot be
     */
    Entry write(FileTree tree, FileContent content, Instant now) throws Conflict {
        String target = target(tree);
        Optional<Entry> there = tree.at(target);
        boolean same = there.flatMap(Entry::content)
                .filter(old -> old.hash().equals(content.hash()))
                .isPresent();
        if (same && !strict) {
            return there.orElseThrow();
        }
        String chosen = there.isEmpty() || replaces(there.get()) ? target : elsewhere(tree, there.get());
        return tree.putFile(chosen, content, clientModified.orElse(now), now);
    }

    private String target(FileTree tree) throws Conflict {
        String target = path.startsWith("id:")
                ? tree.find(path).map(Entry::path).orElseThrow(() -> new Conflict("malformed_path"))
                : path;
        if (!Paths.isWellFormed(target)) {
            throw new Conflict("malformed_path");
        }
        if (!Paths.isAllowed(target)) {
            throw new Conflict("disallowed_name");
        }
        if (tree.hasFileAbove(target)) {
            throw new Conflict("conflict", "file_ancestor");
        }
        return target;
    }

    private boolean replaces(Entry there) {
        return !there.isFolder()
                && switch (mode) {
                    case "overwrite" -> true;
                    case "update" -> rev.equals(there.rev());
                    default -> false;
                };
    }

    private String elsewhere(FileTree tree, Entry there) throws Conflict {
        if (!autorename) {
            throw new Conflict("conflict", there.isFolder() ? "folder" : "file");
        }
        int number = 1;
        while (tree.at(renamed(number)).isPresent()) {
            number++;
        }
        return renamed(number);
    }

    private String renamed(int number) {
        return Paths.renamed(path, mode.equals("update") ? "conflicted copy " + number : Integer.toString(number));
    }

    /** Something is in the way; the tags of a WriteError, outermost first. */
    static final class Conflict extends Exception {
        private static final long serialVersionUID = 1L;

        private final String[] tags;

        Conflict(String... tags) {
            super(String.join("/", tags), null, false, false);
            this.tags = tags;
        }

        String[] tags() {
            return tags.clone();
        }

        /** As a route's error whose tag {@code path} holds it. */
        Refused refused() {
            String[] all = new String[tags.length + 1];
            all[0] = "path";
            System.arraycopy(tags, 0, all, 1, tags.length);
            return Argument.conflict(all);
        }
    }
}
