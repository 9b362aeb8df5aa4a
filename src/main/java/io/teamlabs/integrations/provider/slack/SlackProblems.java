package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.util.Map;
import java.util.Set;

/**
 * What callers are told when Slack refuses what they asked for: the field, and what to do. What concerns the token, the
 * scopes, the limits and Slack's own trouble never comes this far.
 */
final class SlackProblems {

    private static final String CHANNEL = "channel";
    private static final String CODE = "providerCode";
    private static final String NOT_IN_CHANNEL = "not_in_channel";
    private static final String BLOCKS = "blocks";
    private static final Set<String> DAMAGED_BLOCKS =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch");

    private SlackProblems() {}

    /** Returns the problem that an error code of Slack means to the caller. */
    static ProblemException of(String error) {
        if (DAMAGED_BLOCKS.contains(error)) {
            return invalid(BLOCKS, "Slack does not take these blocks. Check them against Slack's Block Kit.", error);
        }
        if (error.startsWith("restricted_action") || error.equals("posting_to_channel_denied")) {
            return conflict(
                    CHANNEL, "The workspace does not let this person post there. Ask its administrator.", error);
        }
        return switch (error) {
            case "channel_not_found", "invalid_channel" ->
                missing(CHANNEL, "This person sees no such channel in Slack. List the channels for their ids.", error);
            case NOT_IN_CHANNEL -> notInChannel();
            case "is_archived" -> conflict(CHANNEL, "The channel is archived. Unarchive it in Slack first.", error);
            case "method_not_supported_for_channel_type" ->
                conflict(CHANNEL, "Nobody joins a channel of this kind. Ask a member for an invitation.", error);
            case "no_text" -> invalid("text", "Give text, blocks or both.", error);
            case "msg_too_long" -> invalid("text", "Slack takes at most 40000 characters.", error);
            case "cannot_reply_to_message", "thread_not_found" ->
                invalid("thread", "Give the ts of a message in this channel that can be answered.", error);
            case "time_in_past", "time_too_far", "invalid_time" ->
                invalid("postAt", "Give a time in the next 120 days.", error);
            case "restricted_too_many" ->
                conflict(
                        "postAt", "Slack takes 30 messages for five minutes of a channel. Choose another time.", error);
            case "users_not_found", "user_not_found" ->
                missing("email", "Nobody in this Slack workspace has this address.", error);
            case "invalid_scheduled_message_id" ->
                missing("id", "No such message waits in this channel; it may have been posted already.", error);
            case "invalid_cursor" ->
                invalid("cursor", "Leave it out for the first page, or send next of the page before.", error);
            default -> refused(error);
        };
    }

    /** A person can be in a channel only by joining it. */
    static ProblemException notInChannel() {
        return conflict(
                CHANNEL,
                "This person is not in the channel and so cannot post there. They join it in Slack; or send join: true,"
                        + " which takes the capability joining.",
                NOT_IN_CHANNEL);
    }

    static boolean isNotInChannel(ProblemException problem) {
        return NOT_IN_CHANNEL.equals(problem.members().get(CODE));
    }

    private static ProblemException invalid(String field, String remedy, String error) {
        return ProblemException.invalid(field, remedy).with(told(error));
    }

    private static ProblemException conflict(String field, String remedy, String error) {
        return ProblemException.of(ProblemKind.CONFLICT, remedy).about(field).with(told(error));
    }

    private static ProblemException missing(String field, String remedy, String error) {
        return ProblemException.of(ProblemKind.NOT_FOUND, remedy).about(field).with(told(error));
    }

    private static ProblemException refused(String error) {
        return ProblemException.of(ProblemKind.PROVIDER_REFUSED, "Slack refused. Its reason is in providerCode.")
                .with(told(error));
    }

    /** Slack's own word, as far as it is one. */
    private static Map<String, Object> told(String error) {
        return Map.of(CODE, error.matches("[a-z0-9_]{1,64}") ? error : "unreadable");
    }
}
