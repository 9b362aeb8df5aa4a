package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Signs tokens as TeamLabs, an issuer, or somebody who is neither would. */
public final class Tokens {

    public static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final RSAKey RSA = rsa("rsa-1");
    static final RSAKey OTHER_RSA = rsa("rsa-1");
    static final ECKey EC = ec();

    private Tokens() {}

    /** Returns claims that every source takes: user 42, good for an hour. */
    public static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .claim("id", "42")
                .subject("42")
                .issuer("https://issuer.example")
                .audience("integrations")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(3600)));
    }

    public static String bySecret(JWTClaimsSet.Builder claims) {
        return bySecret(SECRET.getBytes(StandardCharsets.UTF_8), claims);
    }

    public static String bySecret(byte[] secret, JWTClaimsSet.Builder claims) {
        try {
            return signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret), claims);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String byRsa(RSAKey key, JWTClaimsSet.Builder claims) {
        return byRsa(JWSAlgorithm.RS256, key, claims);
    }

    static String byRsa(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            JWSHeader header =
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
            return signed(header, new RSASSASigner(key), claims);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String byEc(JWTClaimsSet.Builder claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(EC.getKeyID())
                    .build();
            return signed(header, new ECDSASigner(EC), claims);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
