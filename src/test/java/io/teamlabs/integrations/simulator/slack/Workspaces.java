package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The workspaces, each made when it is first seen. */
final class Workspaces {
    private final Map<String, Workspace> byTeam = new LinkedHashMap<>();

    Workspace of(String team) {
        return byTeam.computeIfAbsent(team, Workspace::new);
    }

    Workspace of(IssuedToken token) {
        return of(SlackTokens.team(token.accountId()));
    }

    void clear() {
        byTeam.clear();
    }

    JsonObject described() {
        JsonObjectBuilder all = JsonText.object();
        byTeam.forEach((team, workspace) -> all.add(
                team,
                JsonText.object()
                        .add("messages", messages(workspace.messages()))
                        .add("scheduled", messages(workspace.scheduled()))
                        .add("files", files(workspace))));
        return all.build();
    }

    private static JsonArrayBuilder messages(Iterable<Message> messages) {
        JsonArrayBuilder array = JsonText.array();
        messages.forEach(message -> array.add(
                message.channel() + " " + message.user() + ": " + message.text() + " (" + message.id() + ")"));
        return array;
    }

    private static JsonArrayBuilder files(Workspace workspace) {
        JsonArrayBuilder array = JsonText.array();
        workspace
                .files()
                .values()
                .forEach(file -> array.add(file.name() + ", "
                        + file.received().map(bytes -> bytes + " bytes").orElse("awaited") + ", "
                        + file.channel().map(channel -> "in " + channel).orElse("not shared")));
        return array;
    }
}
