package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldUser;
import io.teamlabs.integrations.legacy.documents.entity.Rejection;
import io.teamlabs.integrations.legacy.documents.entity.SourceLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was understood of one line, while it is being worked on by one thread at a time. */
final class ReadLine {

    private final SourceLine source;
    private final List<PreparedIntegration> integrations = new ArrayList<>(2);
    private @Nullable String documentId;
    private @Nullable OldUser user;
    private @Nullable Rejection rejection;
    private boolean blank;

    ReadLine(SourceLine source) {
        this.source = source;
    }

    void identified(@Nullable String id) {
        documentId = id;
    }

    void user(OldUser read) {
        user = read;
    }

    void add(OldIntegration integration) {
        integrations.add(new PreparedIntegration(integration));
    }

    void nothingInIt() {
        blank = true;
    }

    /** The first reason is kept; one is enough to look at the line. */
    void reject(Rejection reason) {
        rejection = rejection == null ? reason : rejection;
    }

    /** Nothing of the line is written: what was read of it before is dropped. */
    void rejectWhole(Rejection reason) {
        reject(reason);
        user = null;
        integrations.clear();
    }

    void drop(PreparedIntegration integration) {
        integrations.remove(integration);
    }

    SourceLine source() {
        return source;
    }

    @Nullable
    String documentId() {
        return documentId;
    }

    @Nullable
    OldUser user() {
        return user;
    }

    List<PreparedIntegration> integrations() {
        return integrations;
    }

    @Nullable
    Rejection rejection() {
        return rejection;
    }

    boolean isBlank() {
        return blank;
    }

    /** Returns what no other line of the same batch may be about: a statement writes each row once. */
    List<String> rows() {
        OldUser person = user;
        if (person != null) {
            return List.of(person.id().value()); // the line's connections are this person's
        }
        return integrations.stream()
                .map(PreparedIntegration::integration)
                .map(one -> one.user() + " " + one.type().type())
                .toList();
    }
}
