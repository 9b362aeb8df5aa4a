package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {

    private static final String SECRET = "ya29.a0Zu/4+xb_D7~SxVUGH1";

    private final Canaries canaries = new Canaries(List.of(SECRET, "short"));

    @Test
    void secretInClearIsFound() {
        assertThat(canaries.in("token=" + SECRET + "&")).isNotEmpty();
    }

    @Test
    void urlEncodedAndHexadecimalSecretsAreFound() {
        assertThat(canaries.in("?t=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&u=1"))
                .isNotEmpty();
        assertThat(canaries.in("\\x00" + HexFormat.of().formatHex(bytes(SECRET)) + "00"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "client:", "client-id:", "client-idx:"})
    void secretWithinBase64IsFoundWhateverStandsAroundIt(String before) {
        byte[] whole = bytes(before + SECRET + "!");
        assertThat(canaries.in(Base64.getEncoder().encodeToString(whole))).isNotEmpty();
        assertThat(canaries.in(Base64.getUrlEncoder().encodeToString(whole))).isNotEmpty();
    }

    @Test
    void nothingIsFoundInWhatHoldsNoSecretWhole() {
        assertThat(canaries.in("short " + SECRET.substring(1) + " " + SECRET.substring(0, SECRET.length() - 1)))
                .isEmpty();
    }

    @Test
    void findingTellsNothingOfTheSecretButItsBeginning() {
        assertThat(canaries.in(SECRET)).allSatisfy(found -> assertThat(found).doesNotContain(SECRET.substring(0, 8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
