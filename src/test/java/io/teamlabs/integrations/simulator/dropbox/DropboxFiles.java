package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonObject;
import java.time.Clock;

/** The routes on single files and folders. */
final class DropboxFiles {
    private static final String WRITE = "files.content.write";
    private static final String READ = "files.content.read";
    private static final String METADATA = "files.metadata.read";

    private final Trees trees;
    private final Clock clock;
    private final Runnable changed;

    DropboxFiles(Trees trees, Clock clock, Runnable changed) {
        this.trees = trees;
        this.clock = clock;
        this.changed = changed;
    }

    void addTo(Routes routes, String root, String contentRoot, DropboxStyles styles) {
        routes.post(root + "get_metadata", styles.rpc(METADATA, this::metadata))
                .post(root + "create_folder_v2", styles.rpc(WRITE, this::createFolder))
                .post(root + "delete_v2", styles.rpc(WRITE, this::delete))
                .post(contentRoot + "download", styles.download(READ, this::download));
    }

    private Answer metadata(Argument argument, IssuedToken token) {
        argument.only(
                "path",
                "include_media_info",
                "include_deleted",
                "include_has_explicit_shared_members",
                "include_property_groups");
        return Answer.json(
                200, DropboxMetadata.tagged(found(argument, token, "path")).build());
    }

    /** What the argument's path leads to; the error stands under the tag. */
    private Entry found(Argument argument, IssuedToken token, String tag) {
        String path = argument.text("path", Paths.READ);
        if (!Paths.isWellFormed(path)) {
            throw Argument.conflict(tag, "malformed_path");
        }
        return trees.of(token).find(path).orElseThrow(() -> Argument.conflict(tag, "not_found"));
    }

    private Answer createFolder(Argument argument, IssuedToken token) {
        argument.only("path", "autorename");
        FileTree tree = trees.of(token);
        String path = argument.text("path", Paths.WRITE);
        if (!Paths.isWellFormed(path)) {
            throw Argument.conflict("path", "malformed_path");
        }
        if (!Paths.isAllowed(path)) {
            throw Argument.conflict("path", "disallowed_name");
        }
        if (tree.hasFileAbove(path)) {
            throw Argument.conflict("path", "conflict", "file_ancestor");
        }
        Entry folder = tree.putFolder(free(tree, path, argument.flag("autorename")), clock.instant());
        changed.run();
        return result(DropboxMetadata.plain(folder).build());
    }

    private static String free(FileTree tree, String path, boolean autorename) {
        if (tree.at(path).isEmpty()) {
            return path;
        }
        if (!autorename) {
            throw Argument.conflict(
                    "path", "conflict", tree.at(path).orElseThrow().isFolder() ? "folder" : "file");
        }
        int number = 1;
        while (tree.at(path + " (" + number + ")").isPresent()) {
            number++;
        }
        return path + " (" + number + ")";
    }

    private Answer delete(Argument argument, IssuedToken token) {
        argument.only("path", "parent_rev");
        argument.text("path", Paths.WRITE_OR_ID);
        Entry entry = found(argument, token, "path_lookup");
        if (argument.has("parent_rev") && !argument.text("parent_rev").equals(entry.rev())) {
            throw Argument.conflict("path_write", "conflict", entry.isFolder() ? "folder" : "file");
        }
        trees.of(token).delete(entry);
        changed.run();
        return result(DropboxMetadata.tagged(entry).build());
    }

    private static Answer result(JsonObject metadata) {
        return Answer.json(200, JsonText.object().add("metadata", metadata).build());
    }

    private Answer download(Argument argument, IssuedToken token) {
        Entry entry = found(argument.only("path", "rev"), token, "path");
        FileContent content = entry.content().orElseThrow(() -> Argument.conflict("path", "not_file"));
        String result = ascii(DropboxMetadata.plain(entry).build().toString());
        return Answer.of(200, "application/octet-stream", content.bytes())
                .with("Dropbox-API-Result", result)
                .with("ETag", "W/\"" + entry.rev() + "\"");
    }

    /** Headers are ASCII: what is not is escaped as JSON allows. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars()
                .forEach(character -> text.append(
                        character < 0x7F ? Character.toString((char) character) : String.format("\\u%04x", character)));
        return text.toString();
    }
}
