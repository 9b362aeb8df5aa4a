package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.ConsentScript;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The service in a server, the simulators beside it, and people with browsers. */
final class ConnectStage implements AutoCloseable {

    static final String OTHER_ORIGIN = "https://frontend.example";

    private final Installation installation;
    private final ServerProcess server;
    private final ConsentScript consent = new ConsentScript();

    ConnectStage(ServerKind kind) {
        installation = Installation.fresh("connect-" + kind.name().toLowerCase(Locale.ROOT));
        server = installation.start(kind, Map.of("CORS_ALLOWED_ORIGINS", OTHER_ORIGIN, "HTTP_DEADLINE", "10s"));
    }

    Browser browser() {
        return new Browser(installation.base());
    }

    Simulators simulators() {
        return installation.simulators();
    }

    String base() {
        return installation.base().toString();
    }

    TeamLabsUser user(int index) {
        return simulators().teamLabs().users().get(index);
    }

    String token(int user) {
        return simulators().teamLabs().token(user(user).id());
    }

    String serviceToken(String scope) {
        return simulators().teamLabs().serviceToken("backend", scope, Optional.empty());
    }

    String path(int user, String type) {
        return "/api/v1/users/" + user(user).id() + "/integrations/" + type;
    }

    /** Begins from the console's own page. */
    Browser.Answer begin(Browser browser, int user, String type) {
        return begin(browser, user, type, base());
    }

    Browser.Answer begin(Browser browser, int user, String type, String origin) {
        String body = "{\"returnUrl\":\"" + base() + "/?tab=1\"}";
        return browser.call("POST", path(user, type) + "/authorization", token(user), origin, body);
    }

    URI startAddress(Browser.Answer begun) {
        return URI.create(begun.json().getString("authorizationUrl"));
    }

    URI allow(URI provider) {
        return consent.allow(provider);
    }

    URI deny(URI provider) {
        return consent.deny(provider);
    }

    /** Goes from the start address through the provider's consent to the callback's answer, in one browser. */
    Browser.Answer connect(Browser browser, int user, String type) {
        URI provider = browser.open(startAddress(begin(browser, user, type))).location();
        return browser.open(allow(provider));
    }

    JsonObject status(int user, String type) {
        return browser().call("GET", path(user, type), token(user), base(), "").json();
    }

    void execute(String sql) {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** What the server has written so far. */
    String log() {
        return server.log().text();
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
