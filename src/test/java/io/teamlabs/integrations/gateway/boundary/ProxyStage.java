package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server with a small heap, a person whose accounts are connected, and a backend that calls through the proxy. */
final class ProxyStage implements AutoCloseable {

    private static final int ADA = 1;
    private static final String INSERT = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, tokens_sealed, token_issued_at, token_expiry,
                scope, requested_scope, external_id, created_at, updated_at)
            VALUES (?, gen_random_uuid(), ?, ?, ?, ?, true, 'active', now(), convert_to(?, 'UTF8'), convert_to(?, 'UTF8'),
                false, now(), now() + interval '1 hour', ?, ?, '4711', now(), now())""";

    private final Installation installation;
    private final ServerProcess server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ProxyStage(ServerKind kind, String heap) {
        installation = Installation.fresh("proxy-" + kind.name().toLowerCase(Locale.ROOT));
        // The JVM takes these over what its command says.
        server = installation.start(kind, Map.of("_JAVA_OPTIONS", "-Xmx" + heap, "GATEWAY_BACK_OFF", "10ms"));
    }

    ServerProcess server() {
        return server;
    }

    Simulators simulators() {
        return installation.simulators();
    }

    TeamLabsUser ada() {
        return simulators().teamLabs().users().get(ADA);
    }

    /** Connects Ada with tokens that the simulator issued. */
    void connect(String type, VendorSimulator vendor, String... scopes) {
        IssuedTokens tokens = vendor.issueTokensFor(vendor.signedIn().username(), Set.of(scopes));
        try (Connection connection = installation.database().asOwner();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Object[] values = {
                ada().organizationId(),
                ada().id(),
                type,
                vendor.name(),
                vendor.client().id(),
                tokens.accessToken(),
                tokens.refreshToken().orElse(null),
                connection.createArrayOf("text", scopes),
                connection.createArrayOf("text", scopes)
            };
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String backend() {
        return simulators().teamLabs().serviceToken("backend", "integrations:act", Optional.empty());
    }

    String path(String type, String path) {
        return "/api/v1/users/" + ada().id() + "/integrations/" + type + "/proxy/" + path;
    }

    String uploads() {
        return "/api/v1/users/" + ada().id() + "/uploads";
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), BodyHandlers.ofString(), headers);
    }

    <T> HttpResponse<T> send(
            String method, String path, BodyPublisher body, BodyHandler<T> handler, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(installation.base() + path))
                .timeout(Duration.ofMinutes(3))
                .method(method, body)
                .header("Authorization", "Bearer " + backend());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException failed) {
            throw new AssertionError("No answer to " + method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Sends a GET whose target is written as it is, and returns all that comes back. */
    String raw(String target) {
        URI base = installation.base();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            String head = "GET " + target + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + backend() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
