package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** A server with TeamLabs' six people in two organizations, called as one of them, and rows written beside it. */
final class StatusStage implements AutoCloseable {

    private final Installation installation;
    private final ServerProcess server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(int status, String mediaType, JsonObject body) {}

    StatusStage(ServerKind kind) {
        installation = Installation.fresh("status-" + kind.name().toLowerCase(Locale.ROOT));
        server = installation.start(kind, Map.of());
    }

    /** Person 0 is an administrator with the members 1 and 2; 3 is another organization's, with 4 and 5. */
    TeamLabsUser person(int number) {
        return installation.simulators().teamLabs().users().get(number);
    }

    Answer get(int person, String path) {
        return send(person, "GET", path, "", "application/json");
    }

    Answer patch(int person, String path, String body) {
        return send(person, "PATCH", path, body, "application/merge-patch+json");
    }

    Answer send(int person, String method, String path, String body, String mediaType) {
        HttpRequest.Builder request = request(method, path, body)
                .header("Content-Type", mediaType)
                .header(
                        "Authorization",
                        "Bearer "
                                + installation
                                        .simulators()
                                        .teamLabs()
                                        .token(person(person).id()));
        return send(request.build());
    }

    Answer asNobody(String path) {
        return send(request("GET", path, "").build());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(installation.base() + "/api/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""),
                    json(answer.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonObject json(String text) {
        if (!text.startsWith("{")) {
            return Json.createObjectBuilder().add("text", text).build();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    /** Writes a connected row of a person with plain tokens, as a migration would have copied them. */
    void connect(int person, String type, String provider, String further) {
        execute("INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id,"
                + " is_connected, status, connected_at, access_token, tokens_sealed, scope, requested_scope,"
                + " external_id, external_username, created_at, updated_at) VALUES ('"
                + person(person).organizationId() + "', gen_random_uuid(), '"
                + person(person).id() + "', '" + type
                + "', '" + provider + "', 'client', true, 'active', now(), 'canary-token', false, '{read}', '{read}',"
                + " '4711', 'octo', now(), now())");
        if (!further.isEmpty()) {
            execute("UPDATE integrations SET " + further + " WHERE integration_type = '" + type + "' AND user_id = '"
                    + person(person).id() + "'");
        }
    }

    void execute(String sql) {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
