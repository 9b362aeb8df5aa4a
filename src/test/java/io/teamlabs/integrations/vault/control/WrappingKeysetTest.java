package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingKeysetTest {

    private static final OrganizationId ACME = new OrganizationId("acme");

    @BeforeAll
    static void registerKeyTypes() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
    }

    @Test
    void parseReadsWhatTheGeneratorPrints() {
        String json = Keysets.generate();
        assertThat(json).doesNotContain("\n", " ").contains("AesGcmKey");
        assertThat(parse(json)).isPresent();
        assertThat(json)
                .contains("\"primaryKeyId\":" + parse(json).orElseThrow().primaryId());
    }

    @Test
    void generatedKeysetsDiffer() {
        assertThat(Keysets.generate()).isNotEqualTo(Keysets.generate());
    }

    @ParameterizedTest
    @DisplayName("bar 22: text that is no keyset is recognised as malformed")
    @ValueSource(
            strings = {
                "x",
                "{}",
                "[]",
                "null",
                "{\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":\"one\"}",
                "CNTh0fIDEmQKWAowdHlwZS5nb29nbGVhcGlzLmNvbQ==",
                "{\"primaryKeyId\":1,\"key\":[{\"keyId\":1}]}",
                "\u0000",
                "{\"primaryKeyId\":1,\"key\":{\"keyId\":1}}",
                "{\"primaryKeyId\":1,\"key\":[7]}"
            })
    void parseRefusesWhatIsNoKeyset(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    @DisplayName("bar 22: a keyset cut anywhere is malformed")
    void parseRefusesEveryTruncation() {
        String json = Keysets.generate();
        for (int length = 1; length < json.length(); length++) {
            assertThat(parse(json.substring(0, length)))
                    .as("the first %d characters", length)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("bar 22: a keyset without its primary key is malformed")
    void parseRefusesAKeysetWithoutPrimary() {
        String json = Keysets.generate();
        long primary = parse(json).orElseThrow().primaryId();
        assertThat(parse(json.replace("\"primaryKeyId\":" + primary, "\"primaryKeyId\":1")))
                .isEmpty();
        assertThat(parse(json.replace("\"primaryKeyId\":" + primary + ",", ""))).isEmpty();
        assertThat(parse(json.replace("ENABLED", "DISABLED"))).isEmpty();
        assertThat(parse(json.replace("ENABLED", "DESTROYED"))).isEmpty();
    }

    @Test
    @DisplayName("bar 22: a keyset of another cipher or of a shorter key is refused")
    void parseRefusesOtherCiphers() throws GeneralSecurityException {
        assertThat(parse(keyset(PredefinedMacParameters.HMAC_SHA256_256BITTAG))).isEmpty();
        assertThat(parse(keyset(PredefinedAeadParameters.AES128_GCM))).isEmpty();
        assertThat(parse(keyset(PredefinedAeadParameters.CHACHA20_POLY1305))).isEmpty();
        assertThat(parse(keyset(PredefinedAeadParameters.AES256_GCM))).isPresent();
    }

    @Test
    @DisplayName("bar 22: the canary opens with the keyset that sealed it and with no other")
    void canaryTellsTheKeysetFromAnother() {
        WrappingKeyset keyset = parse(Keysets.generate()).orElseThrow();
        assertThat(keyset.opensCanary(keyset.newCanary())).isTrue();
        assertThat(parse(Keysets.generate()).orElseThrow().opensCanary(keyset.newCanary()))
                .isFalse();
        assertThat(keyset.opensCanary(new byte[0])).isFalse();
    }

    @Test
    @DisplayName("bar 22: a bit flipped anywhere in the canary is noticed")
    void canaryWithAFlippedBitDoesNotOpen() {
        WrappingKeyset keyset = parse(Keysets.generate()).orElseThrow();
        byte[] canary = keyset.newCanary();
        for (int bit = 0; bit < canary.length * 8; bit++) {
            byte[] flipped = canary.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(keyset.opensCanary(flipped)).isFalse();
        }
    }

    @Test
    @DisplayName("bar 20: a wrapped data key with a flipped bit, cut, or of another organization does not unwrap")
    void unwrapRefusesWhatItDidNotWrapForThisOrganization() {
        WrappingKeyset keyset = parse(Keysets.generate()).orElseThrow();
        byte[] wrapped = keyset.newDataKey(ACME);
        assertThat(keyset.unwrap(ACME, wrapped)).isPresent();
        assertThat(keyset.unwrap(new OrganizationId("globex"), wrapped)).isEmpty();
        for (int at = 0; at < wrapped.length; at++) {
            byte[] flipped = wrapped.clone();
            flipped[at] ^= 1;
            assertThat(keyset.unwrap(ACME, flipped)).as("byte %d flipped", at).isEmpty();
            assertThat(keyset.unwrap(ACME, java.util.Arrays.copyOf(wrapped, at)))
                    .as("cut at %d", at)
                    .isEmpty();
        }
    }

    @Test
    void keysetWithANewPrimaryOpensWhatTheOldOneSealed() throws GeneralSecurityException {
        KeysetHandle old = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        WrappingKeyset before = parse(json(old)).orElseThrow();
        WrappingKeyset after = parse(json(KeysetHandle.newBuilder(old)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build()))
                .orElseThrow();
        assertThat(after.primaryId()).isNotEqualTo(before.primaryId());
        assertThat(after.opensCanary(before.newCanary())).isTrue();
        assertThat(before.opensCanary(after.newCanary())).isFalse();
        assertThat(after.unwrap(ACME, before.newDataKey(ACME))).isPresent();
    }

    private static Optional<WrappingKeyset> parse(String json) {
        return WrappingKeyset.parse(new Secret(json));
    }

    private static String keyset(Parameters parameters) throws GeneralSecurityException {
        return json(KeysetHandle.generateNew(parameters));
    }

    private static String json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }
}
