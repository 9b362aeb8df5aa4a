package io.teamlabs.integrations.simulator.dropbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An upload in several requests; it lives seven days. */
final class UploadSession {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final String id;
    private final String account;
    private final Instant begun;
    private final List<FileContent> parts = new ArrayList<>();
    private boolean closed;

    UploadSession(String id, String account, Instant begun) {
        this.id = id;
        this.account = account;
        this.begun = begun;
    }

    String id() {
        return id;
    }

    String account() {
        return account;
    }

    boolean isOver(Instant now) {
        return now.isAfter(begun.plus(LIFETIME));
    }

    long offset() {
        return parts.stream().mapToLong(FileContent::size).sum();
    }

    void append(FileContent part) {
        parts.add(part);
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    FileContent whole() {
        return FileContent.joined(parts);
    }
}
