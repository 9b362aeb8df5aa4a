package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import java.util.List;

/** Where the buckets stand: in the database that all nodes share, or, while it is away, with this node alone. */
interface Ledger {

    /** The buckets cannot be reached, or not in time. */
    final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Serves all of a node's asks in one go and returns the replies in their order; no two asks are of one quota. */
    List<Reply> exchange(String node, List<Ask> asks);
}
