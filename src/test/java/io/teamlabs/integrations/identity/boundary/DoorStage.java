package io.teamlabs.integrations.identity.boundary;

import com.nimbusds.jwt.JWTClaimsSet;
import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.identity.control.Tokens;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;

/** A server that takes the tokens of {@link Tokens}, and plain HTTP towards it. */
final class DoorStage implements AutoCloseable {

    static final String ORIGIN = "https://app.example.com";

    private final Installation installation;
    private final ServerProcess server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DoorStage(ServerKind kind) {
        installation = Installation.fresh("door-" + kind.name().toLowerCase(Locale.ROOT));
        server = installation.start(kind, Map.of("AUTH_HS256_SECRET", Tokens.SECRET, "CORS_ALLOWED_ORIGINS", ORIGIN));
    }

    /** Returns one of TeamLabs' people; the first is an administrator. */
    TeamLabsUser person(int number) {
        return installation.simulators().teamLabs().users().get(number);
    }

    /** Returns claims of that user's, good for an hour. */
    JWTClaimsSet.Builder claims(String user) {
        return Tokens.claims()
                .claim("id", user)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    String token(int person) {
        return Tokens.bySecret(claims(person(person).id()));
    }

    /** Sends a request to a path below {@code /api}; headers as name and value in turn. */
    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(installation.base() + "/api/" + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    String log() {
        return server.log().text();
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
