package io.teamlabs.integrations.simulator.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one workspace holds. */
final class Workspace {
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> scheduled = new ArrayList<>();
    private final Map<String, SharedFile> files = new LinkedHashMap<>();
    private long made;

    /** A workspace whose channels are of every kind: all are in one, nobody in the others. */
    Workspace(String team) {
        String suffix = team.substring(Math.max(0, team.length() - 4));
        add(new Channel("C0GEN" + suffix, "general", false, false));
        add(new Channel("C0RND" + suffix, "random", false, false));
        add(new Channel("C0PRJ" + suffix, "project-atlas", false, false));
        add(new Channel("C0OLD" + suffix, "old-plans", false, true));
        add(new Channel("G0LED" + suffix, "leads", true, false));
    }

    void add(Channel channel) {
        channels.put(channel.id(), channel);
    }

    List<Channel> channels() {
        return new ArrayList<>(channels.values());
    }

    /** By id, or by name with or without a number sign. */
    Optional<Channel> channel(String reference) {
        String name = reference.startsWith("#") ? reference.substring(1) : reference;
        return channels.values().stream()
                .filter(channel ->
                        channel.id().equals(reference) || channel.name().equals(name))
                .findFirst();
    }

    List<Message> messages() {
        return messages;
    }

    List<Message> scheduled() {
        return scheduled;
    }

    Map<String, SharedFile> files() {
        return files;
    }

    /** A message's {@code ts}: seconds, and a number that grows. */
    String newTs(long seconds) {
        return String.format("%d.%06d", seconds, ++made);
    }

    String newId(String prefix) {
        return String.format("%s%010d", prefix, ++made);
    }
}
