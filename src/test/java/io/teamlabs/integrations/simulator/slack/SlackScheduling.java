package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Messages that are posted at their time; none may be cancelled in its last minute. */
final class SlackScheduling {
    private static final Set<String> WRITE = Set.of("chat:write");
    private static final Duration FARTHEST = Duration.ofDays(120);
    private static final Duration TOO_LATE = Duration.ofMinutes(1);

    private final Workspaces workspaces;
    private final SlackChat chat;
    private final Clock clock;

    SlackScheduling(Workspaces workspaces, SlackChat chat, Clock clock) {
        this.workspaces = workspaces;
        this.chat = chat;
        this.clock = clock;
    }

    void addTo(SlackMethods methods) {
        methods.on("chat.scheduleMessage", WRITE, this::schedule);
        methods.on("chat.deleteScheduledMessage", WRITE, this::cancel);
        methods.on("chat.scheduledMessages.list", this::list);
    }

    private Answer schedule(SlackArguments arguments, IssuedToken token) {
        arguments.required("post_at");
        long postAt = arguments.number("post_at", 0, "invalid_time");
        long now = clock.instant().getEpochSecond();
        if (postAt <= now) {
            return SlackAnswers.error("time_in_past");
        }
        if (postAt > now + FARTHEST.toSeconds()) {
            return SlackAnswers.error("time_too_far");
        }
        Workspace workspace = workspaces.of(token);
        Message message = chat.message(arguments, token, workspace.newId("Q"), postAt);
        workspace.scheduled().add(message);
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("scheduled_message_id", message.id())
                        .add("channel", message.channel())
                        .add("post_at", postAt)
                        .add("message", SlackChat.described(message, "delayed_message"))
                        .build());
    }

    private Answer cancel(SlackArguments arguments, IssuedToken token) {
        String user = SlackApi.user(token.accountId());
        String channel = chat.target(arguments.required("channel"), token, user);
        String id = arguments.required("scheduled_message_id");
        long soonest = clock.instant().plus(TOO_LATE).getEpochSecond();
        boolean removed = workspaces
                .of(token)
                .scheduled()
                .removeIf(message -> message.id().equals(id)
                        && message.channel().equals(channel)
                        && message.user().equals(user)
                        && message.postAt() > soonest);
        return removed
                ? Answer.json(200, JsonText.object().add("ok", true).build())
                : SlackAnswers.error("invalid_scheduled_message_id");
    }

    private Answer list(SlackArguments arguments, IssuedToken token) {
        String user = SlackApi.user(token.accountId());
        JsonArrayBuilder messages = JsonText.array();
        workspaces.of(token).scheduled().stream()
                .filter(message -> message.user().equals(user))
                .filter(message ->
                        arguments.get("channel").map(message.channel()::equals).orElse(true))
                .forEach(message -> messages.add(JsonText.object()
                        .add("id", message.id())
                        .add("channel_id", message.channel())
                        .add("post_at", message.postAt())
                        .add("date_created", clock.instant().getEpochSecond())
                        .add("text", message.text())));
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("scheduled_messages", messages)
                        .add("response_metadata", JsonText.object().add("next_cursor", ""))
                        .build());
    }
}
