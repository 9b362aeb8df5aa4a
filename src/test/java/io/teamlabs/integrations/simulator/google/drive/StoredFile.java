package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file or folder, in the state that the last call left it in. */
final class StoredFile {
    static final String FOLDER = "application/vnd.google-apps.folder";
    static final String NATIVE = "application/vnd.google-apps.";

    final String id;
    final Account owner;
    final Instant created;
    final Map<String, String> appProperties = new LinkedHashMap<>();
    final List<Share> shares = new ArrayList<>();
    final List<Remark> comments = new ArrayList<>();
    final Set<String> apps = new HashSet<>();
    String name = "Untitled";
    String mimeType = "application/octet-stream";
    String description = "";
    List<String> parents = List.of();
    Instant modified;
    boolean trashed;
    Optional<StoredContent> content = Optional.empty();

    StoredFile(String id, Account owner, Instant created) {
        this.id = id;
        this.owner = owner;
        this.created = created;
        this.modified = created;
        shares.add(new Share(owner.id(), "user", Share.OWNER, owner.email(), owner.name()));
    }

    boolean isFolder() {
        return mimeType.equals(FOLDER);
    }

    /** A document of Google's own, which has no bytes to download. */
    boolean isNative() {
        return mimeType.startsWith(NATIVE);
    }

    boolean isShared() {
        return shares.size() > 1;
    }

    boolean isVisibleTo(DriveCaller caller) {
        return allows(caller, Share.READER) && (caller.seesAllFiles() || apps.contains(caller.app()));
    }

    boolean allows(DriveCaller caller, String role) {
        return shares.stream().anyMatch(share -> share.isFor(caller.email()) && share.allows(role));
    }

    /** Whether a list shows it: what anyone may open is not in everybody's list. */
    boolean isListedFor(DriveCaller caller) {
        return isVisibleTo(caller)
                && shares.stream().anyMatch(share -> !share.type().equals(Share.ANYONE) && share.isFor(caller.email()));
    }

    Optional<Share> share(String shareId) {
        return shares.stream().filter(share -> share.id().equals(shareId)).findFirst();
    }
}
