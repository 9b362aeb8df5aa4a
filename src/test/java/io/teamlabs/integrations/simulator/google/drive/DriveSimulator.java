package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Google Drive: the routes, and what a test can do to it. */
public final class DriveSimulator {
    private static final String FILE = "/drive/v3/files/{fileId}";
    private static final String COMMENT = FILE + "/comments/{commentId}";
    private static final String PERMISSION = FILE + "/permissions/{permissionId}";

    private final DriveStore store;
    private final DriveDoor door;

    /** Addresses of upload sessions are remembered as secrets: whoever has one may send to it. */
    public DriveSimulator(Accounts accounts, Ledger ledger, Ground ground) {
        store = new DriveStore(ground);
        door = new DriveDoor(accounts, ledger);
    }

    /** Adds the methods below that path. */
    public void addTo(Routes routes, String root) {
        FileMaking making = new FileMaking(store);
        DriveFiles files = new DriveFiles(store, making);
        DriveDownloads downloads = new DriveDownloads(store, files);
        routes.get(root + "/drive/v3/about", door.open(DriveDoor.READ, files::about))
                .get(root + "/drive/v3/files/generateIds", door.open(DriveDoor.WRITE, files::generateIds))
                .get(root + "/drive/v3/files", door.open(DriveDoor.READ, files::list))
                .post(root + "/drive/v3/files", door.open(DriveDoor.WRITE, files::create))
                .get(root + FILE, door.open(DriveDoor.READ, downloads::get))
                .on("PATCH", root + FILE, door.open(DriveDoor.WRITE, files::update))
                .delete(root + FILE, door.open(DriveDoor.WRITE, files::delete))
                .get(root + FILE + "/export", door.open(DriveDoor.READ, downloads::export));
        addUploads(routes, root, new DriveUploads(store, making));
        addSharing(routes, root);
    }

    private void addUploads(Routes routes, String root, DriveUploads uploads) {
        for (String prefix : List.of("/upload", "/resumable/upload")) {
            routes.post(root + prefix + "/drive/v3/files", door.open(DriveDoor.WRITE, uploads::create))
                    .on("PATCH", root + prefix + FILE, door.open(DriveDoor.WRITE, uploads::update))
                    .on("PUT", root + prefix + "/drive/v3/files", uploads::resume)
                    .on("PUT", root + prefix + FILE, uploads::resume);
        }
    }

    private void addSharing(Routes routes, String root) {
        DriveShares shares = new DriveShares(store, door);
        DriveComments comments = new DriveComments(store);
        DriveChanges changes = new DriveChanges(store);
        routes.get(root + FILE + "/permissions", door.open(DriveDoor.READ, shares::list))
                .post(root + FILE + "/permissions", door.open(DriveDoor.SHARE, shares::create))
                .get(root + PERMISSION, door.open(DriveDoor.READ, shares::get))
                .on("PATCH", root + PERMISSION, door.open(DriveDoor.SHARE, shares::update))
                .delete(root + PERMISSION, door.open(DriveDoor.SHARE, shares::delete))
                .get(root + FILE + "/comments", door.open(DriveDoor.READ, comments::list))
                .post(root + FILE + "/comments", door.open(DriveDoor.SHARE, comments::create))
                .get(root + COMMENT, door.open(DriveDoor.READ, comments::get))
                .on("PATCH", root + COMMENT, door.open(DriveDoor.SHARE, comments::update))
                .delete(root + COMMENT, door.open(DriveDoor.SHARE, comments::delete))
                .post(root + COMMENT + "/replies", door.open(DriveDoor.SHARE, comments::reply))
                .get(root + "/drive/v3/changes/startPageToken", door.open(DriveDoor.READ, changes::startPageToken))
                .get(root + "/drive/v3/changes", door.open(DriveDoor.READ, changes::list));
    }

    /**
     * A file that the person made with another program; returns its id.
     *
     * @param account whose
     */
    public synchronized String addForeignFile(Account account, String name, String text) {
        StoredFile file = new StoredFile(store.newId("1", 24), account, store.now());
        file.name = name;
        file.mimeType = "text/plain";
        file.parents = List.of(DriveStore.rootOf(account));
        file.content =
                Optional.of(new Receiving().whole(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        store.add(file);
        return file.id;
    }

    /** How many bytes every account may keep. */
    public void quota(long bytes) {
        store.quota(bytes);
    }

    /** Uploads under way are not known any more, as after a week. */
    public void endUploadSessions() {
        store.endSessions();
    }

    /** Tokens for changes given out so far are refused from now on. */
    public void forgetOldChanges() {
        store.forgetOldChanges();
    }

    /** The SHA-256 of a file's content in hexadecimal; empty where there is no such file or no content. */
    public Optional<String> sha256(String fileId) {
        return store.find(fileId)
                .flatMap(file -> file.content)
                .map(content -> content.bytes().sha256());
    }

    /** How many files have this name. */
    public long count(String name) {
        return store.all().stream().filter(file -> file.name.equals(name)).count();
    }

    /** The mails about shares that went out: address and message, the oldest first. */
    public List<String> notifications() {
        return store.notifications();
    }

    /** The files, by whose they are and what they are called; the mails. */
    public synchronized JsonObjectBuilder holdings() {
        JsonArrayBuilder files = JsonText.array();
        store.all().forEach(file -> files.add(file.owner.username() + ": " + file.name + " (" + file.mimeType + ")"));
        return JsonText.object().add("files", files).add("mails", JsonText.strings(store.notifications()));
    }

    /** As new. */
    public void forget() {
        store.forget();
    }
}
