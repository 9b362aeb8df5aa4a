package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.teamlabs.integrations.identity.control.AuthenticationSettings.Issuer;
import io.teamlabs.integrations.identity.control.AuthenticationSettings.SharedSecret;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private final MovableClock clock = new MovableClock();
    private final BearerTokens both = tokens(secret(null, null), issuer("RS256", "ES256"));
    private final BearerTokens secretAlone = tokens(secret(null, null));
    private final BearerTokens issuerAlone = tokens(issuer("RS256"));

    @Test
    void eachSourceTakesItsOwnTokens() {
        assertThat(both.check(Tokens.bySecret(Tokens.claims().subject(null)))
                        .orElseThrow()
                        .subject())
                .isEqualTo("42");
        assertThat(both.check(Tokens.byRsa(Tokens.RSA, Tokens.claims()))
                        .orElseThrow()
                        .subject())
                .isEqualTo("42");
        assertThat(both.check(Tokens.byEc(Tokens.claims())).orElseThrow().subject())
                .isEqualTo("42");
    }

    @Test
    void todaysTokenNeedsNeitherIssuerNorAudience() {
        JWTClaimsSet.Builder today =
                Tokens.claims().issuer(null).audience((String) null).subject(null);
        assertThat(secretAlone.check(Tokens.bySecret(today))).isPresent();
    }

    @Test
    @DisplayName("bar 26: an unsigned token is refused, whatever its header says")
    void unsignedIsRefused() {
        JWTClaimsSet claims = Tokens.claims().build();
        refused(new PlainJWT(claims).serialize());
        String body = Base64URL.encode(claims.toString()).toString();
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = Base64URL.encode("{\"alg\":\"" + none + "\"}").toString();
            refused(header + "." + body + ".");
            refused(header + "." + body + ".AAAA");
        }
        String[] parts = Tokens.bySecret(Tokens.claims()).split("\\.", -1);
        refused(parts[0] + "." + parts[1] + ".");
    }

    @Test
    @DisplayName("bar 26: HS256 with the issuer's public key as secret is refused (no HS/RS confusion)")
    void publicKeyIsNoSecret() throws JOSEException {
        for (byte[] publicKey : List.of(
                Tokens.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                Tokens.RSA.toRSAPublicKey().getEncoded(),
                Tokens.RSA.getModulus().decode())) {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build();
            String forged = Tokens.signed(header, new MACSigner(publicKey), Tokens.claims());
            refused(forged);
            assertThat(issuerAlone.check(forged)).isEmpty();
        }
    }

    @Test
    @DisplayName("bar 26: an algorithm that the settings do not name is refused, be its signature good")
    void algorithmsAreFixedByTheSettings() throws JOSEException {
        assertThat(secretAlone.check(Tokens.byRsa(Tokens.RSA, Tokens.claims()))).isEmpty();
        assertThat(issuerAlone.check(Tokens.bySecret(Tokens.claims()))).isEmpty();
        assertThat(issuerAlone.check(Tokens.byEc(Tokens.claims()))).isEmpty();
        refused(Tokens.byRsa(JWSAlgorithm.RS512, Tokens.RSA, Tokens.claims()));
        refused(Tokens.byRsa(JWSAlgorithm.PS256, Tokens.RSA, Tokens.claims()));
        byte[] longSecret = Arrays.copyOf(Tokens.SECRET.getBytes(StandardCharsets.UTF_8), 64);
        refused(Tokens.signed(new JWSHeader(JWSAlgorithm.HS512), new MACSigner(longSecret), Tokens.claims()));
    }

    @Test
    @DisplayName("bar 26: a wrong key, and a key that the token brings along, are refused")
    void foreignKeysAreRefused() throws JOSEException {
        refused(Tokens.bySecret(
                "another-secret-of-more-than-32-bytes!".getBytes(StandardCharsets.UTF_8), Tokens.claims()));
        refused(Tokens.byRsa(Tokens.OTHER_RSA, Tokens.claims()));
        refused(Tokens.byRsa(Tokens.rsa("unknown"), Tokens.claims()));
        JWSHeader bringing = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .jwk(Tokens.OTHER_RSA.toPublicJWK())
                .jwkURL(URI.create("https://evil.example/jwks"))
                .build();
        refused(Tokens.signed(bringing, new RSASSASigner(Tokens.OTHER_RSA), Tokens.claims()));
    }

    @Test
    @DisplayName("bar 26: a changed payload and a changed signature are refused")
    void changedTokensAreRefused() {
        String[] good = Tokens.bySecret(Tokens.claims()).split("\\.", -1);
        String[] other = Tokens.bySecret(Tokens.claims().claim("id", "43")).split("\\.", -1);
        refused(good[0] + "." + other[1] + "." + good[2]);
        char first = good[2].charAt(0) == 'A' ? 'B' : 'A';
        refused(good[0] + "." + good[1] + "." + first + good[2].substring(1));
    }

    @Test
    @DisplayName("bar 26: exp is needed and held, with 30 s of skew")
    void expiryIsHeld() {
        refused(Tokens.bySecret(Tokens.claims().expirationTime(null)));
        String token = Tokens.bySecret(Tokens.claims().expirationTime(Date.from(Tokens.NOW.plusSeconds(60))));
        clock.move(Duration.ofSeconds(85));
        assertThat(both.check(token)).isPresent();
        clock.move(Duration.ofSeconds(10));
        refused(token);
    }

    @Test
    @DisplayName("bar 26: nbf is held, with 30 s of skew")
    void notBeforeIsHeld() {
        String token = Tokens.bySecret(Tokens.claims().notBeforeTime(Date.from(Tokens.NOW.plusSeconds(60))));
        refused(token);
        clock.move(Duration.ofSeconds(35));
        assertThat(both.check(token)).isPresent();
    }

    @Test
    @DisplayName("bar 26: iss and aud are checked where configured, for either source")
    void issuerAndAudienceAreChecked() {
        BearerTokens strict = tokens(secret("https://issuer.example", "integrations"), issuer("RS256"));
        assertThat(strict.check(Tokens.bySecret(Tokens.claims()))).isPresent();
        for (JWTClaimsSet.Builder wrong : List.of(
                Tokens.claims().issuer("https://issuer.example/"),
                Tokens.claims().issuer(null),
                Tokens.claims().audience("other"),
                Tokens.claims().audience((String) null))) {
            assertThat(strict.check(Tokens.bySecret(wrong))).isEmpty();
            assertThat(strict.check(Tokens.byRsa(Tokens.RSA, wrong))).isEmpty();
        }
        assertThat(strict.check(Tokens.byRsa(Tokens.RSA, Tokens.claims().audience(List.of("x", "integrations")))))
                .isPresent();
    }

    @Test
    @DisplayName("bar 26: a token without a user, or with one that cannot be, is refused")
    void tokensWithoutUserAreRefused() {
        refused(Tokens.bySecret(Tokens.claims().claim("id", null)));
        refused(Tokens.bySecret(Tokens.claims().claim("id", 42)));
        refused(Tokens.bySecret(Tokens.claims().claim("id", "")));
        refused(Tokens.bySecret(Tokens.claims().claim("id", "../42")));
        refused(Tokens.bySecret(Tokens.claims().claim("id", "x".repeat(65))));
        refused(Tokens.byRsa(Tokens.RSA, Tokens.claims().subject(null)));
    }

    @Test
    void accessTokensOfRfc9068AreTakenAndOtherTypesAreNot() throws JOSEException {
        MACSigner signer = new MACSigner(Tokens.SECRET);
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.HS256);
        String access = Tokens.signed(header.type(new JOSEObjectType("at+jwt")).build(), signer, Tokens.claims());
        String other =
                Tokens.signed(header.type(new JOSEObjectType("secevent+jwt")).build(), signer, Tokens.claims());
        assertThat(both.check(access)).isPresent();
        refused(other);
    }

    @Test
    @DisplayName("bar 26: a critical header that nobody here understands is a refusal")
    void criticalHeadersAreRefused() throws JOSEException {
        JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .criticalParams(Set.of("urn:unknown"))
                .customParam("urn:unknown", true)
                .build();
        refused(Tokens.signed(critical, new MACSigner(Tokens.SECRET), Tokens.claims()));
    }

    @ParameterizedTest
    @DisplayName("bar 26: garbage is refused")
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "a.b.c.d.e",
                "e30.e30.e30",
                "eyJhbGciOiJIUzI1NiJ9..",
                "\u0000",
                "💥.💥.💥"
            })
    void garbageIsRefused(String token) {
        refused(token);
    }

    @Test
    @DisplayName("bar 26: a token of more than 8 KiB is refused unread")
    void hugeTokensAreRefused() {
        refused(Tokens.bySecret(Tokens.claims().claim("padding", "x".repeat(8192))));
        refused("e30.".repeat(1_000_000));
    }

    @Test
    void shortSecretPaddedWithZerosGivesTheSameMac() {
        byte[] secret = "short".getBytes(StandardCharsets.UTF_8);
        SharedSecret shared = new SharedSecret(new Secret("short"), null, null);
        BearerTokens padded = tokens(TokenCheck.bySharedSecret(shared, clock));
        assertThat(padded.check(Tokens.bySecret(Arrays.copyOf(secret, 32), Tokens.claims())))
                .isPresent();
        assertThat(padded.check(Tokens.bySecret(Arrays.copyOf(secret, 64), Tokens.claims())))
                .isPresent();
        assertThat(padded.check(Tokens.bySecret(new byte[32], Tokens.claims()))).isEmpty();
    }

    private void refused(String token) {
        assertThat(both.check(token)).isEmpty();
        assertThat(secretAlone.check(token)).isEmpty();
    }

    private BearerTokens tokens(TokenCheck... checks) {
        return new BearerTokens(List.of(checks), new CheckedTokens(clock, 100));
    }

    private TokenCheck secret(@Nullable String issuer, @Nullable String audience) {
        return TokenCheck.bySharedSecret(new SharedSecret(new Secret(Tokens.SECRET), issuer, audience), clock);
    }

    private TokenCheck issuer(String... algorithms) {
        Issuer issuer = new Issuer(
                "https://issuer.example",
                URI.create("https://issuer.example/jwks"),
                "integrations",
                Set.of(algorithms));
        JWKSet published = new JWKSet(List.of(Tokens.RSA, Tokens.EC)).toPublicJWKSet();
        return TokenCheck.byIssuer(issuer, new ImmutableJWKSet<>(published), clock);
    }
}
