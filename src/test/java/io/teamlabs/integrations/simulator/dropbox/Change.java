package io.teamlabs.integrations.simulator.dropbox;

import java.util.Optional;

/**
 * Something that happened to a path.
 *
 * @param number counts the changes of one account
 * @param path as it is shown
 * @param entry what is there now; empty where it was deleted
 */
record Change(long number, String path, Optional<Entry> entry) {

    String key() {
        return Entry.key(path);
    }
}
