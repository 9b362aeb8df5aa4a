package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Optional;

/** {@code list_folder} and what goes on from its cursor. */
final class DropboxListing {
    private static final String SCOPE = "files.metadata.read";
    private static final int MOST = 2000;

    private final Trees trees;

    DropboxListing(Trees trees) {
        this.trees = trees;
    }

    void addTo(Routes routes, String root, DropboxStyles styles) {
        routes.post(root + "list_folder", styles.rpc(SCOPE, this::list))
                .post(root + "list_folder/continue", styles.rpc(SCOPE, this::proceed))
                .post(root + "list_folder/get_latest_cursor", styles.rpc(SCOPE, this::latest));
    }

    private Answer list(Argument argument, IssuedToken token) {
        return page(trees.of(token), begun(argument, token));
    }

    private Answer latest(Argument argument, IssuedToken token) {
        FileTree tree = trees.of(token);
        Cursor cursor = begun(argument, token).atChange(tree.lastChange());
        return Answer.json(200, JsonText.object().add("cursor", cursor.text()).build());
    }

    private Cursor begun(Argument argument, IssuedToken token) {
        argument.only(
                "path",
                "recursive",
                "include_media_info",
                "include_deleted",
                "include_has_explicit_shared_members",
                "include_mounted_folders",
                "limit",
                "shared_link",
                "include_property_groups",
                "include_non_downloadable_files",
                "include_restorable_info");
        FileTree tree = trees.of(token);
        int limit = (int) argument.number("limit", MOST, 1, MOST);
        return new Cursor(
                trees.epoch(),
                token.accountId(),
                folder(argument, tree),
                argument.flag("recursive"),
                limit,
                tree.lastChange(),
                Optional.of(""));
    }

    private static String folder(Argument argument, FileTree tree) {
        if (argument.text("path").equals("/")) {
            throw argument.refused("path", "Specify the root folder as an empty string rather than as \"/\".");
        }
        String path = argument.text("path", Paths.LIST);
        if (!Paths.isWellFormed(path)) {
            throw Argument.conflict("path", "malformed_path");
        }
        if (path.isEmpty()) {
            return path;
        }
        Entry entry = tree.find(path).orElseThrow(() -> Argument.conflict("path", "not_found"));
        if (!entry.isFolder()) {
            throw Argument.conflict("path", "not_folder");
        }
        return entry.path();
    }

    private Answer proceed(Argument argument, IssuedToken token) {
        Cursor cursor = known(argument.only("cursor"));
        if (!cursor.account().equals(token.accountId())) {
            throw argument.refused("cursor", "Invalid \"cursor\" parameter: it is another account's");
        }
        return page(trees.of(token), cursor);
    }

    /** The cursor of an argument; an old one is a conflict, one that was never given out a plain 400. */
    Cursor known(Argument argument) {
        Cursor cursor = Cursor.parse(argument.text("cursor"))
                .orElseThrow(() -> argument.refused("cursor", "Invalid \"cursor\" parameter"));
        if (cursor.epoch() != trees.epoch()) {
            throw Argument.conflict("reset");
        }
        return cursor;
    }

    private static Answer page(FileTree tree, Cursor cursor) {
        return cursor.after().map(after -> firstListing(tree, cursor, after)).orElseGet(() -> changes(tree, cursor));
    }

    private static Answer firstListing(FileTree tree, Cursor cursor, String after) {
        List<Entry> rest = tree.below(cursor.folder(), cursor.recursive()).stream()
                .filter(entry -> entry.key().compareTo(after) > 0)
                .toList();
        List<Entry> page = rest.stream().limit(cursor.limit()).toList();
        JsonArrayBuilder entries = JsonText.array();
        page.forEach(entry -> entries.add(DropboxMetadata.tagged(entry)));
        boolean more = page.size() < rest.size();
        Cursor next = more ? cursor.at(page.get(page.size() - 1).key()) : cursor.atChange(cursor.change());
        return answer(entries, next, more);
    }

    private static Answer changes(FileTree tree, Cursor cursor) {
        List<Change> rest = tree.changesAfter(cursor.change(), cursor.folder(), cursor.recursive());
        List<Change> page = rest.stream().limit(cursor.limit()).toList();
        JsonArrayBuilder entries = JsonText.array();
        page.forEach(change -> entries.add(DropboxMetadata.of(change)));
        boolean more = page.size() < rest.size();
        long seen = more ? page.get(page.size() - 1).number() : tree.lastChange();
        return answer(entries, cursor.atChange(seen), more);
    }

    private static Answer answer(JsonArrayBuilder entries, Cursor cursor, boolean more) {
        return Answer.json(
                200,
                JsonText.object()
                        .add("entries", entries)
                        .add("cursor", cursor.text())
                        .add("has_more", more)
                        .build());
    }
}
