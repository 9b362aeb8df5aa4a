package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Ground;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All files of all accounts, the uploads under way, and what changed in which order. */
final class DriveStore {
    /** Something that happened to a file; of each file only the latest counts. */
    record Change(long number, Instant at, StoredFile file, boolean removed) {}

    private static final long FIRST_CHANGE = 9_400;
    private static final long USUAL_QUOTA = 15L * 1024 * 1024 * 1024;

    private final SecureRandom random = new SecureRandom();
    private final Ground ground;
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, UploadSession> sessions = new HashMap<>();
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Set<String> promisedIds = new HashSet<>();
    private final List<String> notifications = new ArrayList<>();
    private long lastChange = FIRST_CHANGE;
    private long oldestToken = FIRST_CHANGE;
    private long quota = USUAL_QUOTA;

    DriveStore(Ground ground) {
        this.ground = ground;
    }

    Instant now() {
        return ground.clock().instant();
    }

    /** Where an account's files lie that lie nowhere else. */
    static String rootOf(Account account) {
        return "0A" + Integer.toHexString(account.id().hashCode()) + "Uk9PVA";
    }

    String newId(String prefix, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** An id that a file may be made under later. */
    String promiseId() {
        String id = newId("1", 24);
        promisedIds.add(id);
        return id;
    }

    boolean isPromised(String id) {
        return promisedIds.contains(id);
    }

    Optional<StoredFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** The file, which the caller may see. */
    StoredFile file(String id, DriveCaller caller) {
        return find(id).filter(file -> file.isVisibleTo(caller)).orElseThrow(() -> DriveRefusal.notFound(id));
    }

    /** The file, on which the caller has at least this role. */
    StoredFile file(String id, DriveCaller caller, String role) {
        StoredFile file = file(id, caller);
        if (!file.allows(caller, role)) {
            throw DriveRefusal.insufficientFilePermissions();
        }
        return file;
    }

    Collection<StoredFile> all() {
        return List.copyOf(files.values());
    }

    void add(StoredFile file) {
        files.put(file.id, file);
        changed(file);
    }

    void changed(StoredFile file) {
        file.modified = now();
        record(file, false);
    }

    /** Removes it with all that lies in it. */
    void remove(StoredFile file) {
        files.remove(file.id);
        record(file, true);
        all().stream().filter(inner -> inner.parents.contains(file.id)).forEach(this::remove);
    }

    private void record(StoredFile file, boolean removed) {
        lastChange++;
        changes.remove(file.id);
        changes.put(file.id, new Change(lastChange, now(), file, removed));
    }

    /** The token that tells of what happens from now on. */
    long nextToken() {
        return lastChange + 1;
    }

    /** From this token on; refused where it is none, or too old. */
    List<Change> changesSince(String token, Predicate<Change> which) {
        long from = token.matches("\\d{1,18}") ? Long.parseLong(token) : -1;
        if (from < oldestToken || from > nextToken()) {
            throw DriveRefusal.invalid("pageToken");
        }
        return changes.values().stream()
                .filter(change -> change.number() >= from)
                .filter(which)
                .toList();
    }

    void forgetOldChanges() {
        lastChange++;
        oldestToken = nextToken();
    }

    void add(UploadSession session) {
        ground.secrets().saw(session.id);
        sessions.put(session.id, session);
    }

    Optional<UploadSession> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    void endSessions() {
        sessions.clear();
    }

    void notified(String mail) {
        notifications.add(mail);
    }

    List<String> notifications() {
        return List.copyOf(notifications);
    }

    void quota(long bytes) {
        quota = bytes;
    }

    long quota() {
        return quota;
    }

    long used(Account account) {
        return files.values().stream()
                .filter(file -> file.owner.id().equals(account.id()))
                .flatMap(file -> file.content.stream())
                .mapToLong(StoredContent::size)
                .sum();
    }

    void requireRoom(Account account, long more) {
        if (used(account) + more > quota) {
            throw DriveRefusal.storageQuotaExceeded();
        }
    }

    /** Contents that were removed or replaced go with the process: calls that were kept may still show them. */
    void forget() {
        all().forEach(file -> file.content.ifPresent(StoredContent::forget));
        files.clear();
        sessions.clear();
        changes.clear();
        notifications.clear();
        quota = USUAL_QUOTA;
    }
}
