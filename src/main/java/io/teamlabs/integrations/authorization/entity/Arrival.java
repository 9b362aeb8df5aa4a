package io.teamlabs.integrations.authorization.entity;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told at the end.
 *
 * @param back where it is sent; null where nobody knows, so that it is shown a page
 */
public record Arrival(Ending ending, @Nullable URI back) {

    /** The answer to what nobody began, or nobody remembers. */
    public static final Arrival UNKNOWN = new Arrival(Ending.failed(FailureReason.STATE_UNKNOWN), null);
}
