package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A server whose people hold tokens that the simulators issued, and a backend that reads them. */
final class TokenStage implements AutoCloseable {

    private static final int ADA = 1;
    private static final String INSERT = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, tokens_sealed, token_issued_at, token_expiry,
                refresh_at, scope, requested_scope, external_id, created_at, updated_at)
            VALUES (?, gen_random_uuid(), ?, ?, ?, ?, true, 'active', now(), convert_to(?, 'UTF8'), convert_to(?, 'UTF8'),
                false, ?, ?, ?, '{}', '{}', '4711', now(), now())""";

    /** A budget that comes back so slowly that every call can be seen in what is left of it. */
    private static final Map<String, String> SETTINGS =
            Map.of("REFRESH_BACK_OFF", "1s", "HTTP_DEADLINE", "20s", "CALLER_LIMIT_SERVICE", "100000/30d/50000");

    private final Installation installation;
    private final ServerProcess server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    record Answer(int status, JsonObject body, HttpHeaders headers) {

        private static Answer of(HttpResponse<String> response) {
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return new Answer(response.statusCode(), reader.readObject(), response.headers());
            }
        }
    }

    TokenStage(ServerKind kind) {
        installation = Installation.fresh("tokens-" + kind.name().toLowerCase(Locale.ROOT));
        server = installation.start(kind, SETTINGS);
    }

    Simulators simulators() {
        return installation.simulators();
    }

    private TeamLabsUser ada() {
        return simulators().teamLabs().users().get(ADA);
    }

    /** Gives Ada a connection with these tokens, in clear as a migration copies them; with a time it is kept fresh. */
    void hold(String type, VendorSimulator vendor, IssuedTokens tokens, Duration expiresIn, Duration refreshIn) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Object[] values = {
            ada().organizationId(),
            ada().id(),
            type,
            vendor.name(),
            vendor.client().id(),
            tokens.accessToken(),
            tokens.refreshToken().orElseThrow(),
            tokens.issuedAt().atOffset(ZoneOffset.UTC),
            now.plus(expiresIn),
            now.plus(refreshIn)
        };
        try (Connection connection = installation.database().asOwner();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    IssuedTokens issue(VendorSimulator vendor) {
        return vendor.issueTokensFor(vendor.signedIn().username(), Set.of());
    }

    Answer read(String type) {
        return readLater(type).join();
    }

    CompletableFuture<Answer> readLater(String type) {
        return send("GET", type + "/token", backend());
    }

    Answer readAsAda(String type) {
        return send("GET", type + "/token", person()).join();
    }

    Answer force(String type) {
        return send("POST", type + "/refresh", person()).join();
    }

    Answer disconnect(String type) {
        return send("DELETE", type, person()).join();
    }

    /** Asks one of the operator's calls. */
    Answer operations(String name) {
        String operator = simulators().teamLabs().serviceToken("operator", "integrations:operate", Optional.empty());
        return sendTo("/api/v1/operations/" + name, "GET", operator).join();
    }

    /** Reads as whoever has the bearer token, with these headers on top. */
    Answer readBy(String bearer, String type, String... headers) {
        return sendTo("/api/v1/users/" + ada().id() + "/integrations/" + type + "/token", "GET", bearer, headers)
                .join();
    }

    /** A token of a service of this name with the scope, of this organization or of none. */
    String service(String name, String scope, Optional<String> organization) {
        return simulators().teamLabs().serviceToken(name, scope, organization);
    }

    String organization() {
        return ada().organizationId();
    }

    private String backend() {
        return simulators().teamLabs().serviceToken("backend", "integrations:tokens", Optional.empty());
    }

    private String person() {
        return simulators().teamLabs().token(ada().id());
    }

    private CompletableFuture<Answer> send(String method, String path, String bearer) {
        return sendTo("/api/v1/users/" + ada().id() + "/integrations/" + path, method, bearer);
    }

    private CompletableFuture<Answer> sendTo(String path, String method, String bearer, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(installation.base() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + bearer)
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    /** Returns the only column of the only row that a query finds. */
    String ask(String query) {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }

    /** Stops the server as an operator does, and returns when it has ended. */
    void stopServer() {
        server.stop();
    }

    /** Makes every row due now, as time alone would. */
    void makeDue() {
        owner("UPDATE integrations SET refresh_at = now()");
    }

    void forget() {
        owner("DELETE FROM integrations; DELETE FROM pending_revocations");
        simulators().reset();
    }

    /** Runs SQL with the owner's role. */
    void owner(String sql) {
        execute(installation.database()::asOwner, sql);
    }

    /** Runs SQL as a DBA. */
    void asSuperuser(String sql) {
        execute(installation.database()::asSuperuser, sql);
    }

    /** A role in which the database can be asked. */
    private interface Role {
        Connection open() throws SQLException;
    }

    private static void execute(Role role, String sql) {
        try (Connection connection = role.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
