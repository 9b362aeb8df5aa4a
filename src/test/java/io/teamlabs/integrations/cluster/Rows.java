package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.journey.PersonalAccounts;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Connections made and looked at with the owner's role, past the nodes: hundreds in one transaction. */
final class Rows {

    private static final String ORGANIZATION = "org-aurora";
    private static final String PERSON = """
            INSERT INTO users (id, organization_id, role, first_name, last_name, email)
            VALUES (?, ?, 'Member', 'Test', 'Person', ?)""";
    /** In clear, as a migration copies them: the first refresh seals them. */
    private static final String CONNECTION = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, tokens_sealed, token_issued_at, token_expiry,
                refresh_at, scope, requested_scope, external_id, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, true, 'active', now(), convert_to(?, 'UTF8'), convert_to(?, 'UTF8'),
                false, ?, ?, ?, '{}', '{}', ?, now(), now())""";

    private final Installation installation;

    Rows(Installation installation) {
        this.installation = installation;
    }

    /**
     * Makes so many people, each with one connection whose tokens the simulator has just issued.
     *
     * @param expiresIn when our row says that the access token runs out; negative: it did
     * @param refreshIn when the row is due
     */
    List<Held> connect(String type, int count, Duration expiresIn, Duration refreshIn) {
        List<Held> held =
                Stream.generate(() -> person(vendorOf(type), type)).limit(count).toList();
        try (Connection connection = installation.database().asOwner()) {
            connection.setAutoCommit(false);
            for (Held one : held) {
                run(connection, PERSON, one.user(), ORGANIZATION, one.user() + "@people.example");
                insert(connection, one, expiresIn, refreshIn);
            }
            connection.commit();
            return held;
        } catch (SQLException failed) {
            throw new IllegalStateException("The connections could not be made", failed);
        }
    }

    private static Held person(VendorSimulator vendor, String type) {
        String user = PersonalAccounts.newUserId();
        String account = PersonalAccounts.id(vendor.name(), user);
        vendor.addAccount(Account.of(account, "person-" + user, "Test Person", user + "@vendor.example"));
        return new Held(user, type, UUID.randomUUID(), vendor, vendor.issueTokensFor(account, Set.of()));
    }

    private static void insert(Connection connection, Held held, Duration expiresIn, Duration refreshIn)
            throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        run(
                connection,
                CONNECTION,
                ORGANIZATION,
                held.row(),
                held.user(),
                held.type(),
                held.vendor().name(),
                held.vendor().client().id(),
                held.tokens().accessToken(),
                held.tokens().refreshToken().orElseThrow(),
                held.tokens().issuedAt().atOffset(ZoneOffset.UTC),
                now.plus(expiresIn),
                now.plus(refreshIn),
                PersonalAccounts.id(held.vendor().name(), held.user()));
    }

    VendorSimulator vendorOf(String type) {
        String provider = type.startsWith("google_") ? "google" : type;
        return installation.simulators().vendors().stream()
                .filter(vendor -> vendor.name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the rows due now, as time alone would. */
    void makeDue(List<Held> held) {
        change("UPDATE integrations SET refresh_at = now() WHERE id = ANY (?)", (Object) ids(held));
    }

    /** Keeps everybody else from writing the rows until it is closed. */
    RowLock lock(List<Held> held) {
        return RowLock.on(installation.database(), ids(held));
    }

    static UUID[] ids(List<Held> held) {
        return held.stream().map(Held::row).toArray(UUID[]::new);
    }

    /** Returns the only column of the only row that a query finds, as text; {@code null} as the word. */
    String ask(String query, Object... values) {
        try (Connection connection = installation.database().asSuperuser();
                PreparedStatement statement = filled(connection, query, values);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return String.valueOf(found.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }

    void change(String sql, Object... values) {
        try (Connection connection = installation.database().asOwner()) {
            run(connection, sql, values);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement filled(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement;
    }
}
