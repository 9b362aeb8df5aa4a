package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment on a file with its replies, or one of these replies. */
final class Remark {
    final String id;
    final Account author;
    final Instant created;
    final List<Remark> replies = new ArrayList<>();
    String content;
    String quoted = "";
    String action = "";
    Instant modified;
    boolean resolved;
    boolean deleted;

    Remark(String id, Account author, String content, Instant created) {
        this.id = id;
        this.author = author;
        this.content = content;
        this.created = created;
        this.modified = created;
    }
}
