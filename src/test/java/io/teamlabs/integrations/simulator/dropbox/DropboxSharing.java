package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shared links: one for each file or folder of an account; who asks again is told that it is there already. */
final class DropboxSharing {
    private final Trees trees;
    private final Map<String, String> links = new HashMap<>();
    private boolean tellsExisting = true;

    DropboxSharing(Trees trees) {
        this.trees = trees;
    }

    void addTo(Routes routes, String root, DropboxStyles styles) {
        routes.post(root + "create_shared_link_with_settings", styles.rpc("sharing.write", this::create))
                .post(root + "list_shared_links", styles.rpc("sharing.read", this::list))
                .post(root + "revoke_shared_link", styles.rpc("sharing.write", this::revoke));
    }

    /** Whether the error for a link that exists describes it; Dropbox does not always. */
    void tellsExisting(boolean tells) {
        tellsExisting = tells;
    }

    List<String> urls() {
        return List.copyOf(links.values());
    }

    void clear() {
        links.clear();
    }

    private Answer create(Argument argument, IssuedToken token) {
        argument.only("path", "settings");
        if (argument.has("settings")) {
            check(argument.object("settings"));
        }
        Entry entry = found(argument, token);
        if (links.containsKey(key(token, entry))) {
            throw new Refused(alreadyExists(token, entry));
        }
        links.put(
                key(token, entry),
                "https://www.dropbox.com/scl/fi/" + (links.size() + 1) + "/" + entry.name() + "?rlkey=simulated&dl=0");
        return Answer.json(200, metadata(token, entry).build());
    }

    /** A basic account sets neither an end nor anything but public. */
    private static void check(Argument settings) {
        settings.only(
                "require_password",
                "link_password",
                "expires",
                "audience",
                "access",
                "requested_visibility",
                "allow_download");
        if (settings.flag("require_password") && !settings.has("link_password")) {
            throw Argument.conflict("settings_error", "invalid_settings");
        }
        if (settings.has("expires") || !settings.tag("audience", "public").equals("public")) {
            throw Argument.conflict("settings_error", "not_authorized");
        }
    }

    private Entry found(Argument argument, IssuedToken token) {
        String path = argument.text("path", Paths.READ);
        return trees.of(token).find(path).orElseThrow(() -> Argument.conflict("path", "not_found"));
    }

    private Answer alreadyExists(IssuedToken token, Entry entry) {
        if (!tellsExisting) {
            return DropboxAnswers.conflict("shared_link_already_exists");
        }
        JsonObjectBuilder existing = JsonText.object().add(".tag", "metadata").add("metadata", metadata(token, entry));
        JsonObjectBuilder error =
                JsonText.object().add(".tag", "shared_link_already_exists").add("shared_link_already_exists", existing);
        return DropboxAnswers.conflict("shared_link_already_exists/metadata", error);
    }

    private Answer list(Argument argument, IssuedToken token) {
        argument.only("path", "cursor", "direct_only");
        Optional<Entry> asked = argument.has("path") ? Optional.of(found(argument, token)) : Optional.empty();
        JsonArrayBuilder found = JsonText.array();
        trees.of(token).all().stream()
                .filter(entry -> links.containsKey(key(token, entry)))
                .filter(entry -> asked.map(one -> leadsTo(entry, one, argument.flag("direct_only")))
                        .orElse(true))
                .forEach(entry -> found.add(metadata(token, entry)));
        return Answer.json(
                200,
                JsonText.object().add("links", found).add("has_more", false).build());
    }

    private static boolean leadsTo(Entry linked, Entry asked, boolean directly) {
        return linked.key().equals(asked.key()) || (!directly && asked.key().startsWith(linked.key() + "/"));
    }

    private Answer revoke(Argument argument, IssuedToken token) {
        String url = argument.only("url").text("url");
        if (!links.values().removeIf(url::equals)) {
            throw Argument.conflict("shared_link_not_found");
        }
        return Answer.json(200, JsonValue.NULL);
    }

    private static String key(IssuedToken token, Entry entry) {
        return token.accountId() + " " + entry.id();
    }

    private JsonObjectBuilder metadata(IssuedToken token, Entry entry) {
        JsonObjectBuilder link = JsonText.object()
                .add(".tag", entry.isFolder() ? "folder" : "file")
                .add("url", Optional.ofNullable(links.get(key(token, entry))).orElseThrow())
                .add("id", entry.id())
                .add("name", entry.name())
                .add("path_lower", entry.key())
                .add("link_permissions", permissions());
        entry.content()
                .ifPresent(content -> link.add("client_modified", DropboxMetadata.time(entry.clientModified()))
                        .add("server_modified", DropboxMetadata.time(entry.serverModified()))
                        .add("rev", entry.rev())
                        .add("size", content.size()));
        return link;
    }

    private static JsonObjectBuilder permissions() {
        return JsonText.object()
                .add("resolved_visibility", JsonText.object().add(".tag", "public"))
                .add("can_revoke", true)
                .add("visibility_policies", JsonText.array())
                .add("can_set_expiry", false)
                .add("can_remove_expiry", false)
                .add("allow_download", true)
                .add("can_allow_download", true)
                .add("can_disallow_download", false)
                .add("allow_comments", true)
                .add("team_restricts_comments", false);
    }
}
