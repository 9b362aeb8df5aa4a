package io.teamlabs.integrations.simulator.slack;

import java.util.Optional;

/**
 * A file on its way into a channel.
 *
 * @param id Slack's
 * @param name as it was announced
 * @param length as it was announced, in bytes
 * @param user whose
 * @param received how many bytes came; empty before they did
 * @param channel where it was shared; empty before it was
 */
record SharedFile(String id, String name, long length, String user, Optional<Long> received, Optional<String> channel) {

    SharedFile received(long bytes) {
        return new SharedFile(id, name, length, user, Optional.of(bytes), channel);
    }

    SharedFile sharedIn(String target) {
        return new SharedFile(id, name, length, user, received, Optional.of(target));
    }
}
