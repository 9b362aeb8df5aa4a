package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationSettingsTest {

    private static final String LONG = "0123456789abcdef0123456789abcdef";

    @Test
    void secretAloneIsEnough() {
        assertThat(faults("AUTH_HS256_SECRET", LONG)).isEmpty();
        assertThat(settings("AUTH_HS256_SECRET", LONG).issuer()).isNull();
    }

    @Test
    void issuerAndItsKeysAreEnough() {
        String[] both = {"AUTH_ISSUER", "https://id.example", "AUTH_JWKS_URL", "https://id.example/jwks"};
        assertThat(faults(both)).isEmpty();
        assertThat(Objects.requireNonNull(settings(both).issuer()).algorithms())
                .containsExactlyInAnyOrder("RS256", "ES256");
        assertThat(settings(both).sharedSecret()).isNull();
    }

    @Test
    void neitherIsAFault() {
        assertThat(faults()).containsOnlyKeys("AUTH_HS256_SECRET");
    }

    @Test
    void oneOfIssuerAndKeysAloneIsAFault() {
        assertThat(faults("AUTH_HS256_SECRET", LONG, "AUTH_ISSUER", "https://id.example"))
                .containsOnlyKeys("AUTH_JWKS_URL");
        assertThat(faults("AUTH_HS256_SECRET", LONG, "AUTH_JWKS_URL", "https://id.example/jwks"))
                .containsOnlyKeys("AUTH_ISSUER");
    }

    @Test
    @DisplayName("bar 26: a secret under 32 bytes needs an explicit setting, and is never repeated")
    void shortSecretNeedsAnExplicitSetting() {
        Map<String, String> refused = faults("AUTH_HS256_SECRET", "canary");
        assertThat(refused.get("AUTH_HS256_SECRET"))
                .contains("32 bytes", "AUTH_HS256_PAD_SHORT_SECRET")
                .doesNotContain("canary");
        assertThat(faults("AUTH_HS256_SECRET", "canary", "AUTH_HS256_PAD_SHORT_SECRET", "true"))
                .isEmpty();
        assertThat(settings("AUTH_HS256_SECRET", "canary").toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @DisplayName("bar 26: no algorithm but RS256 and ES256 can be configured for an issuer")
    @ValueSource(strings = {"none", "HS256", "RS256,none", "rs256", "PS256", ","})
    void otherAlgorithmsAreFaults(String algorithms) {
        assertThat(faults("AUTH_HS256_SECRET", LONG, "AUTH_ALGORITHMS", algorithms))
                .containsOnlyKeys("AUTH_ALGORITHMS");
    }

    @Test
    void keysOverPlainHttpAreAFaultUnlessTheHostIsListed() {
        String[] plain = {"AUTH_ISSUER", "http://id.local", "AUTH_JWKS_URL", "http://id.local/jwks"};
        assertThat(faults(plain)).containsOnlyKeys("AUTH_JWKS_URL");
        assertThat(faults(plain[0], plain[1], plain[2], plain[3], "OUTGOING_ALLOWED_HOSTS", "id.local"))
                .isEmpty();
    }

    private static Map<String, String> faults(String... namesAndValues) {
        SettingsReader reader = reader(namesAndValues);
        AuthenticationSettings.from(reader);
        return reader.faults();
    }

    private static AuthenticationSettings settings(String... namesAndValues) {
        return AuthenticationSettings.from(reader(namesAndValues));
    }

    private static SettingsReader reader(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return new SettingsReader(SettingsSource.of(values));
    }
}
