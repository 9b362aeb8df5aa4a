package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerPorts;
import io.teamlabs.integrations.platform.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One of the servers: it keeps its port and its proxy when it is started again. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DEATH = Duration.ofSeconds(30);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Installation installation;
    private final ServerKind kind;
    private final String name;
    private final DatabaseProxy database;
    private final Map<String, String> settings;
    private final int port = ServerPorts.free();
    private @Nullable ServerProcess server;

    Node(Installation installation, ServerKind kind, String name, Map<String, String> settings) {
        this.installation = installation;
        this.kind = kind;
        this.name = name;
        this.database = DatabaseProxy.before(installation.database());
        this.settings = new HashMap<>(settings);
        this.settings.put("DATABASE_URL", database.url());
    }

    /** Starts the node without waiting for it; a dead one's successor has the same address. */
    void launch() {
        if (server != null) {
            server.close();
        }
        server = installation.launchBeside(name, kind, port, settings);
    }

    /** Starts the node again if it is dead, its way to the database being open; without waiting. */
    void revive() {
        database.letThrough();
        database.allow();
        if (!server().isAlive()) {
            launch();
        }
    }

    void awaitServing() {
        server().awaitServing();
    }

    /** {@code kill -9}; returns when the process is gone and what it had sent last can no longer arrive, if it was held up. */
    void kill() {
        server().kill();
        try {
            if (!server().awaitEnd(DEATH)) {
                throw new IllegalStateException("Node " + name + " outlived its kill");
            }
            Eventually.holds(
                    DEATH,
                    () -> assertThat(database.connections())
                            .as("connections of the dead")
                            .isZero());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while node " + name + " died", stopped);
        }
    }

    /** SIGTERM, as an operator stops it; returns when the process is gone. */
    void stop() {
        server().stop();
    }

    ServerProcess server() {
        if (server == null) {
            throw new IllegalStateException("Node " + name + " was never started");
        }
        return server;
    }

    /** The node's own way to the database. */
    DatabaseProxy database() {
        return database;
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** Reads the token as TeamLabs' backend does. */
    CompletableFuture<Answer> read(Held held) {
        return send("GET", held.path() + "/token", backend());
    }

    /** A forced refresh, asked for by the person. */
    CompletableFuture<Answer> force(Held held) {
        return send("POST", held.path() + "/refresh", person(held));
    }

    /** What an operator asks the node. */
    CompletableFuture<Answer> operate(String what) {
        return operate("GET", what);
    }

    CompletableFuture<Answer> operate(String method, String what) {
        String operator =
                installation.simulators().teamLabs().serviceToken("operator", "integrations:operate", Optional.empty());
        return send(method, "/api/v1/operations/" + what, operator);
    }

    CompletableFuture<Answer> disconnect(Held held) {
        return send("DELETE", held.path(), person(held));
    }

    /** The status of the connection as its person sees it. */
    CompletableFuture<Answer> status(Held held) {
        return send("GET", held.path(), person(held));
    }

    CompletableFuture<Answer> live() {
        return send("GET", "/api/health/live", "");
    }

    CompletableFuture<Answer> ready() {
        return send("GET", "/api/health/ready", "");
    }

    private String backend() {
        return installation.simulators().teamLabs().serviceToken("backend", "integrations:tokens", Optional.empty());
    }

    private String person(Held held) {
        return installation.simulators().teamLabs().token(held.user());
    }

    /** Sends with a bearer token, or with none for the empty text. */
    CompletableFuture<Answer> send(String method, String path, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.noBody());
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
