package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Uploads in three steps: an address is asked for, the bytes go there without a token, the upload is completed. */
final class SlackFiles {
    private static final Set<String> WRITE = Set.of("files:write");
    private static final String UPLOADS = SlackSimulator.FILES + "/upload/v1/";

    private final Workspaces workspaces;
    private final SlackChat chat;
    private final Clock clock;

    SlackFiles(Workspaces workspaces, SlackChat chat, Clock clock) {
        this.workspaces = workspaces;
        this.chat = chat;
        this.clock = clock;
    }

    void addTo(SlackMethods methods, Routes routes) {
        methods.on("files.getUploadURLExternal", WRITE, this::begin);
        methods.on("files.completeUploadExternal", WRITE, this::complete);
        routes.post(UPLOADS + "{team}/{file}", this::receive);
    }

    private Answer begin(SlackArguments arguments, IssuedToken token) {
        String name = arguments.required("filename");
        arguments.required("length");
        long length = arguments.number("length", 0, "invalid_arguments");
        if (length < 1) {
            return SlackAnswers.error("invalid_arguments");
        }
        Workspace workspace = workspaces.of(token);
        SharedFile file = new SharedFile(
                workspace.newId("F"),
                name,
                length,
                SlackApi.user(token.accountId()),
                Optional.empty(),
                Optional.empty());
        workspace.files().put(file.id(), file);
        String path = UPLOADS + SlackTokens.team(token.accountId()) + "/" + file.id();
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", true)
                        .add("upload_url", arguments.here(path).toString())
                        .add("file_id", file.id())
                        .build());
    }

    /** Takes the bytes; the address alone says whose they are, and a token has no business here. */
    private Answer receive(Request request) {
        Workspace workspace = workspaces.of(request.variable("team"));
        SharedFile file = workspace.files().get(request.variable("file"));
        if (file == null
                || file.received().isPresent()
                || request.header("Authorization").isPresent()) {
            return Answer.text(400, "Bad Request");
        }
        long bytes = request.content().length();
        if (bytes != file.length()) {
            return Answer.text(400, "Content-Length does not match the announced length");
        }
        workspace.files().put(file.id(), file.received(bytes));
        return Answer.text(200, "OK - " + bytes);
    }

    private Answer complete(SlackArguments arguments, IssuedToken token) {
        JsonArray files = arguments
                .list("files", "invalid_arguments")
                .orElseThrow(() -> SlackAnswers.refused("missing_argument"));
        Optional<String> channel = arguments
                .get("channel_id")
                .map(reference -> chat.target(reference, token, SlackApi.user(token.accountId())));
        JsonArrayBuilder told = JsonText.array();
        for (JsonValue one : files) {
            told.add(shared(one.asJsonObject(), channel, arguments, token));
        }
        return Answer.json(
                200, JsonText.object().add("ok", true).add("files", told).build());
    }

    private JsonObject shared(JsonObject named, Optional<String> channel, SlackArguments arguments, IssuedToken token) {
        Workspace workspace = workspaces.of(token);
        SharedFile file = workspace.files().get(named.getString("id", ""));
        if (file == null || file.received().isEmpty()) {
            throw SlackAnswers.refused("file_not_found");
        }
        channel.ifPresent(target -> {
            workspace.files().put(file.id(), file.sharedIn(target));
            workspace
                    .messages()
                    .add(new Message(
                            workspace.newTs(clock.instant().getEpochSecond()),
                            target,
                            file.user(),
                            arguments.text("initial_comment"),
                            Optional.empty(),
                            arguments.get("thread_ts"),
                            Optional.empty(),
                            0));
        });
        return JsonText.object()
                .add("id", file.id())
                .add("title", named.getString("title", file.name()))
                .build();
    }
}
