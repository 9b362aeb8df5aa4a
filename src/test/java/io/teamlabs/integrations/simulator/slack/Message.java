package io.teamlabs.integrations.simulator.slack;

import jakarta.json.JsonArray;
import java.util.Optional;

/**
 * A message that was posted, or that waits for its time.
 *
 * @param id its {@code ts}, or the id of a scheduled one
 * @param channel where
 * @param user who posts
 * @param text may be empty where there are blocks
 * @param blocks as they came
 * @param thread the {@code ts} of the message it answers
 * @param clientKey the client's own id of it
 * @param postAt for a scheduled one, in seconds
 */
record Message(
        String id,
        String channel,
        String user,
        String text,
        Optional<JsonArray> blocks,
        Optional<String> thread,
        Optional<String> clientKey,
        long postAt) {}
