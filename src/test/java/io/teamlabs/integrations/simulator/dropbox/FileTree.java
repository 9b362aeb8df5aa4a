package io.teamlabs.integrations.simulator.dropbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one account has, and the journal of how it came about. */
final class FileTree {
    private final Map<String, Entry> entries = new TreeMap<>();
    private final List<Change> journal = new ArrayList<>();
    private long made;

    Optional<Entry> at(String path) {
        return Optional.ofNullable(entries.get(Entry.key(path)));
    }

    /** By path, {@code id:…} or {@code rev:…}. */
    Optional<Entry> find(String reference) {
        if (reference.startsWith("id:")) {
            return entries.values().stream()
                    .filter(entry -> entry.id().equals(reference))
                    .findFirst();
        }
        if (reference.startsWith("rev:")) {
            return entries.values().stream()
                    .filter(entry -> ("rev:" + entry.rev()).equals(reference))
                    .findFirst();
        }
        return at(reference);
    }

    List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** What lies in a folder, by path; the root is the empty path. */
    List<Entry> below(String folder, boolean recursive) {
        return entries.values().stream()
                .filter(entry -> isBelow(entry.path(), folder, recursive))
                .toList();
    }

    static boolean isBelow(String path, String folder, boolean recursive) {
        String inside = Entry.key(folder) + "/";
        return Entry.key(path).startsWith(inside) && (recursive || path.indexOf('/', inside.length()) < 0);
    }

    /** Whether a file stands where the path needs a folder. */
    boolean hasFileAbove(String path) {
        String above = path;
        while (above.lastIndexOf('/') > 0) {
            above = above.substring(0, above.lastIndexOf('/'));
            if (at(above).filter(entry -> !entry.isFolder()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    Entry putFolder(String path, Instant now) {
        putParents(path, now);
        return put(new Entry(newId(), path, Optional.empty(), "", now, now));
    }

    /** A file that was there keeps its id and the form of its path. */
    Entry putFile(String path, FileContent content, Instant clientModified, Instant now) {
        putParents(path, now);
        Optional<Entry> before = at(path);
        String id = before.map(Entry::id).orElseGet(this::newId);
        String shown = before.map(Entry::path).orElse(path);
        return put(new Entry(id, shown, Optional.of(content), newRev(), clientModified, now));
    }

    private void putParents(String path, Instant now) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        if (!parent.isEmpty() && at(parent).isEmpty()) {
            putFolder(parent, now);
        }
    }

    private Entry put(Entry entry) {
        entries.put(entry.key(), entry);
        journal.add(new Change(journal.size() + 1L, entry.path(), Optional.of(entry)));
        return entry;
    }

    /** With all that is in it; the journal tells of the topmost alone. */
    void delete(Entry entry) {
        below(entry.path(), true).forEach(inside -> entries.remove(inside.key()));
        entries.remove(entry.key());
        journal.add(new Change(journal.size() + 1L, entry.path(), Optional.empty()));
    }

    long lastChange() {
        return journal.size();
    }

    /** The changes after that one, the oldest first; of several of one path only the last. */
    List<Change> changesAfter(long number, String folder, boolean recursive) {
        Map<String, Change> last = new HashMap<>();
        journal.forEach(change -> last.put(change.key(), change));
        return journal.stream()
                .filter(change -> change.number() > number && change.equals(last.get(change.key())))
                .filter(change -> isBelow(change.path(), folder, recursive))
                .toList();
    }

    private String newId() {
        return String.format("id:simulated_%010dAAAAAA", ++made);
    }

    private String newRev() {
        return String.format("%012xa1c", ++made);
    }
}
