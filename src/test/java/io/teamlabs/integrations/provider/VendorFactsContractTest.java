package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the dialects against the vendors' facts where their folder lies beside this project; skipped elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorFactsContractTest {

    private static final Path FACTS = Path.of("../shared/providers");
    private static final Map<String, Kind> CLASSES = Map.of(
            "AUTHORIZE_AGAIN", Kind.AUTHORIZE_AGAIN,
            "RECONNECT", Kind.GRANT_GONE,
            "CONFIG", Kind.CONFIGURATION,
            "USER_ACTION", Kind.USER_ACTION,
            "RETRY", Kind.TEMPORARY);

    private final Vendors vendors = new Vendors();

    @BeforeAll
    void factsAreThere() {
        assumeTrue(
                Files.isDirectory(FACTS), FACTS + " is absent: the dialects cannot be held against the vendors' facts");
    }

    @AfterAll
    void close() {
        vendors.close();
    }

    @Test
    void everyClassifiedTokenErrorMeansWhatItIsClassifiedAs() throws IOException {
        List<String> checked = new ArrayList<>();
        for (String line : Files.readAllLines(FACTS.resolve("error-classification.tsv"))) {
            String[] row = line.split("\t", -1);
            if (row[1].equals("token")) {
                checkRow(row);
                checked.add(line);
            }
        }
        assertThat(checked).hasSizeGreaterThan(15);
    }

    private void checkRow(String[] row) {
        Kind expected = CLASSES.get(row[4]);
        assertThat(expected).as(row[4]).isNotNull();
        String codes = row[3].split(",", -1)[0].replace("error=", "").replace("any", "");
        for (String status : row[2].split("\\|", -1)) {
            for (String code : codes.split("\\|", -1)) {
                Fault fault =
                        Fault.reply(Integer.parseInt(status), Map.of(), "{\"ok\":false,\"error\":\"" + code + "\"}");
                assertThat(failure(row[0], fault, expected == Kind.AUTHORIZE_AGAIN)
                                .kind())
                        .as(String.join(" ", row))
                        .isEqualTo(expected);
            }
        }
    }

    private OAuthFailure failure(String vendor, Fault fault, boolean code) {
        ProviderDialect dialect = dialect(vendor);
        ClientRegistration client = Vendors.client(dialect);
        vendors.simulator(dialect).program(fault.times(1));
        var exchange = new CodeExchange(new Secret("a-code"), client.redirectUri(), null);
        return Stages.failure(
                code ? dialect.exchange(client, exchange) : dialect.refresh(client, new Secret("a-token")),
                OAuthFailure.class);
    }

    @Test
    void everyExampleOfATokenAnswerIsRead() throws IOException {
        assertThat(read("github", "oauth.token.success").scopes()).isNotNull();
        assertThat(read("github", "oauth.token.success-expiring").refreshTokenExpiresAt())
                .isNotNull();
        assertThat(read("google", "oauth.token.code").refreshToken()).isNotNull();
        assertThat(read("google", "oauth.token.refresh").refreshToken()).isNull();
        assertThat(read("dropbox", "oauth.token.code").expiresAt()).isNotNull();
        assertThat(read("dropbox", "oauth.token.refresh").scopes()).isNull();
        assertThat(read("slack", "oauth.v2.access.user_only").accessToken()).isEqualTo(new Secret("xoxp-1234"));
        assertThat(read("slack", "oauth.v2.access.bot_and_user").accessToken()).isEqualTo(new Secret("xoxp-1234"));
        assertThat(read("slack", "oauth.v2.access.rotating").refreshToken()).isEqualTo(new Secret("xoxe-1-user..."));
    }

    private TokenAnswer read(String vendor, String example) throws IOException {
        ProviderDialect dialect = dialect(vendor);
        JsonObject body = example(vendor, example).getJsonObject("body");
        vendors.simulator(dialect).program(Fault.json(200, body).times(1));
        ClientRegistration client = Vendors.client(dialect);
        var exchange = new CodeExchange(new Secret("a-code"), client.redirectUri(), null);
        return Stages.value(dialect.exchange(client, exchange));
    }

    private static JsonObject example(String vendor, String name) throws IOException {
        Path file = FACTS.resolve(vendor).resolve("examples").resolve(name + ".json");
        return JsonText.parseObject(Files.readString(file)).orElseThrow();
    }

    @Test
    void defaultAddressesAreTheVendorsOwn() throws IOException {
        JsonObject facts = JsonText.parseObject(Files.readString(FACTS.resolve("providers.json")))
                .orElseThrow();
        Map<String, String> names =
                Map.of("github", "github", "google", "google-calendar", "dropbox", "dropbox", "slack", "slack");
        try (Vendors real = new Vendors()) {
            real.simulators.settings().keySet().stream()
                    .filter(name -> name.endsWith("_URL"))
                    .forEach(name -> real.with(name, ""));
            for (ProviderDialect dialect : real.dialects()) {
                URI uri = dialect.authorizationUri(Vendors.client(dialect), Vendors.parameters(dialect, "a"));
                String expected = facts.getJsonObject(
                                names.getOrDefault(dialect.provider().value(), ""))
                        .getString("authorize_url");
                assertThat(uri.toString()).startsWith(expected + "?");
            }
        }
    }

    private ProviderDialect dialect(String vendor) {
        return vendors.dialects().stream()
                .filter(one -> one.provider().value().equals(vendor))
                .findFirst()
                .orElseThrow();
    }
}
