package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted.
 *
 * @param channel the id of the conversation, or of the person for a direct message
 * @param text what is read where blocks are not shown; may be absent beside blocks
 * @param blocks Block Kit, as JSON text
 * @param thread the {@code ts} of the message that is answered
 * @param broadcast whether an answer in a thread is shown in the channel too
 */
record SlackPost(
        String channel,
        @Nullable String text,
        @Nullable String blocks,
        @Nullable String thread,
        boolean broadcast) {

    static final int LONGEST_TEXT = 40_000;
    private static final int MOST_BLOCKS = 50;
    private static final int LONGEST_KEY = 200;
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,31}");
    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");

    /** Reads what the body says of the message itself; the channel may come from elsewhere. */
    static SlackPost read(JsonRequest request, String channel) {
        String text = request.optionalText("text", LONGEST_TEXT);
        JsonArray blocks = request.optionalObjectList("blocks", MOST_BLOCKS);
        if ((text == null || text.isBlank()) && (blocks == null || blocks.isEmpty())) {
            throw ProblemException.invalid("text", "Give text, blocks or both.");
        }
        return new SlackPost(
                channel,
                text,
                blocks == null ? null : blocks.toString(),
                ts(request.optionalText("thread", 32)),
                Boolean.TRUE.equals(request.optionalFlag("broadcast")));
    }

    SlackPost to(String other) {
        return new SlackPost(other, text, blocks, thread, broadcast);
    }

    /** Returns the id of a channel; Slack's ids never change, while names do. */
    static String channelId(@Nullable String text) {
        if (text == null || !ID.matcher(text).matches()) {
            throw ProblemException.invalid("channel", "Give the channel's id, such as C0123ABCD; not its name.");
        }
        return text;
    }

    /** Returns the id of a message within its channel; null where none is given. */
    static @Nullable String ts(@Nullable String text) {
        if (text != null && !TS.matcher(text).matches()) {
            throw ProblemException.invalid("thread", "Give the ts of a message as text, such as 1700000000.000100.");
        }
        return text;
    }

    /**
     * Returns what Slack is to know a message by, so that the same key of the same person posts once in a channel; null
     * without a key. Slack expects a UUID there (RFC 9562).
     */
    static @Nullable UUID clientMessageId(JsonRequest request, String person, String channel) {
        String key = request.optionalText("key", LONGEST_KEY);
        if (key == null) {
            return null;
        }
        if (key.isBlank()) {
            throw ProblemException.invalid("key", "Give a key of 1 to " + LONGEST_KEY + " characters, or none.");
        }
        return UUID.nameUUIDFromBytes(String.join("\n", person, channel, key).getBytes(StandardCharsets.UTF_8));
    }
}
