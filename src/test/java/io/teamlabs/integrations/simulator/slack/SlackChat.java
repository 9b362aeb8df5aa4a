package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The methods that post. */
final class SlackChat {
    private static final Set<String> WRITE = Set.of("chat:write");
    private static final int LONGEST_TEXT = 40_000;
    private static final int MOST_BLOCKS = 50;

    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Clock clock;

    SlackChat(Workspaces workspaces, Accounts accounts, Clock clock) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.clock = clock;
    }

    void addTo(SlackMethods methods) {
        methods.on("chat.postMessage", WRITE, this::post);
        new SlackScheduling(workspaces, this, clock).addTo(methods);
    }

    private Answer post(SlackArguments arguments, IssuedToken token) {
        Workspace workspace = workspaces.of(token);
        Message message =
                message(arguments, token, workspace.newTs(clock.instant().getEpochSecond()), 0);
        Optional<Message> earlier = message.clientKey()
                .flatMap(key -> workspace.messages().stream()
                        .filter(posted -> posted.user().equals(message.user()))
                        .filter(posted -> posted.clientKey().filter(key::equals).isPresent())
                        .findFirst());
        if (earlier.isEmpty()) {
            workspace.messages().add(message);
        }
        Message told = earlier.orElse(message);
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("channel", told.channel())
                        .add("ts", told.id())
                        .add("message", described(told, "message").add("ts", told.id()))
                        .build());
    }

    /** What is asked to be posted; whatever Slack refuses about it is refused. */
    Message message(SlackArguments arguments, IssuedToken token, String id, long postAt) {
        String user = SlackApi.user(token.accountId());
        Optional<JsonArray> blocks = arguments.list("blocks", "invalid_blocks_format");
        blocks.ifPresent(SlackChat::check);
        String text = arguments.text("text");
        if (text.isEmpty() && blocks.isEmpty() && arguments.text("attachments").isEmpty()) {
            throw SlackAnswers.refused("no_text");
        }
        if (text.length() > LONGEST_TEXT) {
            throw SlackAnswers.refused("msg_too_long");
        }
        String channel = target(arguments.required("channel"), token, user);
        Optional<String> thread = arguments.get("thread_ts");
        if (thread.isPresent() && !isThere(workspaces.of(token), channel, thread.get())) {
            throw SlackAnswers.refused("cannot_reply_to_message");
        }
        Optional<String> key = arguments.get("client_msg_id");
        return new Message(id, channel, user, text, blocks, thread, key, postAt);
    }

    private static void check(JsonArray blocks) {
        boolean typed = blocks.stream()
                .allMatch(block -> block instanceof JsonObject object
                        && !object.getString("type", "").isEmpty());
        if (!typed || blocks.size() > MOST_BLOCKS) {
            throw SlackAnswers.refused("invalid_blocks");
        }
    }

    private static boolean isThere(Workspace workspace, String channel, String ts) {
        return workspace.messages().stream()
                .anyMatch(message ->
                        message.channel().equals(channel) && message.id().equals(ts));
    }

    /** The conversation that a channel's id, a channel's name or a person's id leads to. */
    String target(String reference, IssuedToken token, String user) {
        if (accounts.find(SlackTokens.team(token.accountId()) + ":" + reference).isPresent()) {
            return direct(user, reference);
        }
        if (reference.startsWith("D0")) {
            return reference;
        }
        Channel channel = workspaces
                .of(token)
                .channel(reference)
                .filter(found -> !found.isPrivate() || found.has(user))
                .orElseThrow(() -> SlackAnswers.refused("channel_not_found"));
        if (channel.isArchived()) {
            throw SlackAnswers.refused("is_archived");
        }
        if (!channel.has(user)) {
            throw SlackAnswers.refused("not_in_channel");
        }
        return channel.id();
    }

    /** The one conversation of two people, whoever begins. */
    private static String direct(String one, String other) {
        String pair = one.compareTo(other) < 0 ? one + other : other + one;
        return String.format("D0%08X", pair.hashCode());
    }

    static JsonObjectBuilder described(Message message, String type) {
        JsonObjectBuilder described = JsonText.object()
                .add("type", type)
                .add("user", message.user())
                .add("app_id", "A0TEAMLABS")
                .add("bot_id", "B0TEAMBOT")
                .add("text", message.text());
        message.blocks().ifPresent(blocks -> described.add("blocks", blocks));
        message.thread().ifPresent(thread -> described.add("thread_ts", thread));
        message.clientKey().ifPresent(key -> described.add("client_msg_id", key));
        return described;
    }
}
