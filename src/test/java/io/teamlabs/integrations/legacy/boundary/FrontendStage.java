package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An installation with the old frontend at an origin of its own, and the people, accounts and addresses of the fixture. */
final class FrontendStage {

    static final String ORIGIN = "http://app.localhost:3000";

    private static final String NOBODY = "65a1f0c2d3e4b5a6978809ff";
    private static final String PICTURE = "https://app.example/jonas.png";

    private final Installation installation;
    private final Memory memory = new Memory();

    FrontendStage(Installation installation) {
        this.installation = installation;
        List<TeamLabsUser> users = simulators().teamLabs().users();
        Map<String, String> people = Map.of(
                "admin", users.get(0).id(),
                "member", users.get(1).id(),
                "colleague", users.get(2).id(),
                "stranger", users.get(5).id(),
                "nobody", NOBODY);
        people.forEach(memory::keep);
        memory.keep("member.email", users.get(1).email());
        memory.keep("colleague.email", users.get(2).email());
        memory.keep("member.picture", PICTURE);
        memory.keep("origin", ORIGIN);
        memory.keep("base", base().toString());
        memory.keep("page", ORIGIN + "/settings?tab=integrations");
        Map<String, String> settings = simulators().settings();
        memory.keep("github.authorize", settings.get("GITHUB_WEB_URL") + "/login/oauth/authorize");
        memory.keep("google.authorize", settings.get("GOOGLE_ACCOUNTS_URL") + "/o/oauth2/v2/auth");
        simulators().vendors().forEach(this::keepAccount);
        simulators().github().registerRedirectUri(URI.create(ORIGIN + "/github-callback"));
        giveMemberAPicture();
    }

    /** The settings that let the old frontend in. */
    static Map<String, String> settings() {
        return Map.of(
                "CORS_ALLOWED_ORIGINS", ORIGIN,
                "RETURN_URL_ORIGINS", ORIGIN,
                "GITHUB_OLD_REDIRECT_URI", ORIGIN + "/github-callback");
    }

    private void keepAccount(VendorSimulator vendor) {
        var account = vendor.signedIn();
        memory.keep(vendor.name() + ".username", account.username());
        memory.keep(vendor.name() + ".email", account.email());
        memory.keep(vendor.name() + ".avatarUrl", account.avatarUrl());
    }

    private void giveMemberAPicture() {
        try (Connection connection = installation.database().asOwner();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE users SET profile_image = ? WHERE id = ?")) {
            statement.setString(1, PICTURE);
            statement.setString(2, id("member"));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The picture could not be written", failed);
        }
    }

    Memory memory() {
        return memory;
    }

    URI base() {
        return installation.base();
    }

    private String id(String who) {
        return memory.fill("${" + who + "}");
    }

    /** A bearer token of one of the people, or one that is no good. */
    String token(String who) {
        var teamLabs = simulators().teamLabs();
        return switch (who) {
            case "garbage" -> "eyJhbGciOiJub25lIn0.eyJpZCI6IjEifQ.";
            case "late" -> teamLabs.token(id("member"), Duration.ofHours(-1));
            case "service" -> teamLabs.serviceToken("backend", "integrations:act", Optional.empty());
            default -> teamLabs.token(id(who));
        };
    }

    /** Programs the simulators, or has tokens of them; returns what they answer. */
    JsonObject simulators(String call, @Nullable String body) {
        String[] parts = call.split(" ", 2);
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulators().baseUri() + parts[1]))
                .method(parts[0], body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The simulators refused: " + answer.body());
            }
            return answer.body().isBlank() ? JsonObject.EMPTY_JSON_OBJECT : FrontendSteps.parse(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the simulators", stopped);
        }
    }

    /** Every code, token, client secret and verifier so far, the people's own bearer tokens included. */
    Set<String> secrets() {
        return simulators().issuedSecrets();
    }

    private Simulators simulators() {
        return installation.simulators();
    }
}
