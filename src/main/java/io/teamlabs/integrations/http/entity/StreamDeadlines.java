package io.teamlabs.integrations.http.entity;

import java.time.Duration;

/**
 * How long a streamed exchange may take.
 *
 * @param head until the answer's head is there, counted from the moment when the request's body is out
 * @param idle between two moments at which bytes moved, in either direction
 * @param total for everything
 */
public record StreamDeadlines(Duration head, Duration idle, Duration total) {

    public StreamDeadlines {
        if (head.isNegative() || head.isZero() || idle.isNegative() || idle.isZero() || total.compareTo(head) < 0) {
            throw new IllegalArgumentException("Deadlines are longer than nothing, and the total one is the longest");
        }
    }
}
