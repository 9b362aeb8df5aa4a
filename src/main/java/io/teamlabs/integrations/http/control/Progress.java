package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.StreamDeadlines;
import java.time.Duration;

/** When bytes of a streamed exchange last moved, and until when they must move again. By the clock that only goes on. */
final class Progress {

    private final StreamDeadlines deadlines;
    private final long began = System.nanoTime();
    private volatile long moved = began;
    private volatile boolean bodyOut;
    private volatile boolean headThere;

    Progress(StreamDeadlines deadlines, boolean hasBody) {
        this.deadlines = deadlines;
        this.bodyOut = !hasBody;
    }

    void moved() {
        moved = System.nanoTime();
    }

    void bodyIsOut() {
        bodyOut = true;
        moved();
    }

    void headIsThere() {
        headThere = true;
        moved();
    }

    boolean isBodyOut() {
        return bodyOut;
    }

    /** How long until the exchange is over if nothing moves; nothing or less where it is over. */
    Duration left() {
        long now = System.nanoTime();
        Duration quiet = bodyOut && !headThere ? deadlines.head() : deadlines.idle();
        Duration toMove = quiet.minusNanos(now - moved);
        Duration toEnd = deadlines.total().minusNanos(now - began);
        return toMove.compareTo(toEnd) < 0 ? toMove : toEnd;
    }
}
