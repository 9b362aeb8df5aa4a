package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.ConsentScript;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A person of TeamLabs at a browser of their own, made for one test. */
final class Person {

    static final String AURORA = "org-aurora";
    static final String BOREALIS = "org-borealis";

    private final Running running;
    private final String id;
    private final Caller browser;
    private final ConsentScript vendorPages = new ConsentScript();

    private Person(Running running, String id) {
        this.running = running;
        this.id = id;
        this.browser = new Caller(running, running.simulators().teamLabs().token(id));
    }

    /** A new member of an organization, whom nothing is known of yet. */
    static Person member(Running running, String organization) {
        return join(running, organization, "Member");
    }

    static Person administrator(Running running, String organization) {
        return join(running, organization, "Admin");
    }

    private static Person join(Running running, String organization, String role) {
        String id = PersonalAccounts.newUserId();
        try (Connection connection = running.installation().database().asOwner();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO users (id, organization_id, role, first_name, last_name, email)"
                                + " VALUES (?, ?, ?, 'Test', 'Person', ?)")) {
            insert.setString(1, id);
            insert.setString(2, organization);
            insert.setString(3, role);
            insert.setString(4, id + "@people.example");
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The person could not join", failed);
        }
        return new Person(running, id);
    }

    /** The same person at another browser. */
    Person elsewhere() {
        return new Person(running, id);
    }

    String id() {
        return id;
    }

    Caller browser() {
        return browser;
    }

    String path(String type) {
        return "/api/v1/users/" + id + "/integrations/" + type;
    }

    /** Begins; returns the start address. */
    String begin(String type) {
        HttpResponse<String> answer = browser.post(
                path(type) + "/authorization",
                "{\"returnUrl\":\"" + running.installation().base() + "/\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Caller.json(answer).getString("authorizationUrl");
    }

    /** Opens a start address that leads on at once; returns the vendor's. */
    URI open(String start) {
        return redirected(browser.get(start));
    }

    /** Presses "allow" as the account that is the person's own; returns the callback's address. */
    String allow(String provider, URI vendor) {
        return vendorPages.allowAs(account(provider), vendor).toString();
    }

    /** Opens the callback's address; returns where the browser ends. */
    URI arrive(String callback) {
        return redirected(browser.get(callback));
    }

    /** Connects through the consent page with an account that nobody else has. */
    URI connect(String type) {
        return arrive(allow(provider(type), open(begin(type))));
    }

    static String provider(String type) {
        return type.startsWith("google_") ? "google" : type;
    }

    /** Returns the id of the account at a vendor that is this person's alone, made at first need. */
    String account(String provider) {
        VendorSimulator vendor = vendor(provider);
        String account = PersonalAccounts.id(provider, id);
        if (vendor.accounts().stream().noneMatch(known -> known.id().equals(account))) {
            vendor.addAccount(Account.of(account, "person-" + id, "Test Person", id + "@vendor.example"));
        }
        return account;
    }

    private VendorSimulator vendor(String provider) {
        return running.simulators().vendors().stream()
                .filter(candidate -> candidate.name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    /** The simulator behind a type. */
    VendorSimulator vendorOf(String type) {
        return vendor(provider(type));
    }

    private static URI redirected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    JsonObject status(String type) {
        return Caller.json(browser.get(path(type)));
    }
}
