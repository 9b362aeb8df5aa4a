package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The methods on channels. */
final class SlackChannels {
    private static final Set<String> READ = Set.of("channels:read");
    private static final Set<String> TYPES = Set.of("public_channel", "private_channel", "mpim", "im");
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Workspaces workspaces;

    SlackChannels(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    void addTo(SlackMethods methods) {
        methods.on("conversations.list", this::list);
        methods.on("conversations.info", READ, this::info);
        methods.on("conversations.join", this::join);
    }

    private Answer list(SlackArguments arguments, IssuedToken token) {
        List<String> types =
                List.of(arguments.get("types").orElse("public_channel").split(",", -1));
        if (!TYPES.containsAll(types)) {
            return SlackAnswers.error("invalid_types");
        }
        boolean withPrivate = types.contains("private_channel");
        if (types.contains("public_channel") && !token.scopes().contains("channels:read")) {
            return SlackMethods.missing("channels:read", token);
        }
        if (withPrivate && !token.scopes().contains("groups:read")) {
            return SlackMethods.missing("groups:read", token);
        }
        String user = SlackApi.user(token.accountId());
        List<Channel> visible = workspaces.of(token).channels().stream()
                .filter(channel ->
                        channel.isPrivate() ? withPrivate && channel.has(user) : types.contains("public_channel"))
                .toList();
        return page(arguments, visible, user);
    }

    /** Archived ones are left out of a page after it was cut: pages may be short, or empty, and others follow. */
    private static Answer page(SlackArguments arguments, List<Channel> visible, String user) {
        int limit = (int) arguments.number("limit", USUAL_PAGE, "invalid_limit");
        if (limit < 1 || limit > LARGEST_PAGE) {
            return SlackAnswers.error("invalid_limit");
        }
        int from = position(arguments.text("cursor"), visible);
        int to = Math.min(visible.size(), from + limit);
        JsonArrayBuilder channels = JsonText.array();
        visible.subList(from, to).stream()
                .filter(channel -> !channel.isArchived() || !arguments.flag("exclude_archived"))
                .forEach(channel -> channels.add(channel.described(user).add("num_members", 4)));
        String next = to < visible.size() ? cursor(visible.get(to)) : "";
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("channels", channels)
                        .add("response_metadata", JsonText.object().add("next_cursor", next))
                        .build());
    }

    private static String cursor(Channel next) {
        return Base64.getEncoder().encodeToString(("team:" + next.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor, List<Channel> visible) {
        if (cursor.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < visible.size(); i++) {
            if (cursor(visible.get(i)).equals(cursor)) {
                return i;
            }
        }
        throw SlackAnswers.refused("invalid_cursor");
    }

    private Answer info(SlackArguments arguments, IssuedToken token) {
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("channel", visible(arguments, token).described(SlackApi.user(token.accountId())))
                        .build());
    }

    private Channel visible(SlackArguments arguments, IssuedToken token) {
        String user = SlackApi.user(token.accountId());
        return workspaces.of(token).channels().stream()
                .filter(channel -> channel.id().equals(arguments.required("channel")))
                .filter(channel -> !channel.isPrivate() || channel.has(user))
                .findFirst()
                .orElseThrow(() -> SlackAnswers.refused("channel_not_found"));
    }

    /** A person's token needs another scope than a bot's. */
    private Answer join(SlackArguments arguments, IssuedToken token) {
        String scope = token.kind() == TokenKind.BOT ? "channels:join" : "channels:write";
        if (!token.scopes().contains(scope)) {
            return SlackMethods.missing(scope, token);
        }
        Channel channel = visible(arguments, token);
        if (channel.isPrivate()) {
            return SlackAnswers.error("method_not_supported_for_channel_type");
        }
        if (channel.isArchived()) {
            return SlackAnswers.error("is_archived");
        }
        String user = SlackApi.user(token.accountId());
        boolean joined = channel.join(user);
        JsonObjectBuilder answer = JsonText.object().add("ok", true).add("channel", channel.described(user));
        if (!joined) {
            answer.add("warning", "already_in_channel")
                    .add(
                            "response_metadata",
                            JsonText.object().add("warnings", JsonText.array().add("already_in_channel")));
        }
        return Answer.json(200, answer.build());
    }
}
