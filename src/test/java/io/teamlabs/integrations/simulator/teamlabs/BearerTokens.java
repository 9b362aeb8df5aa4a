package io.teamlabs.integrations.simulator.teamlabs;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;

/** Today's bearer tokens: HS256 with one shared secret, the user's key in {@code id}, no {@code iss} and no {@code aud}. */
final class BearerTokens {
    private static final int SHORTEST_KEY = 32;

    private final Clock clock;
    private final byte[] key;

    BearerTokens(Clock clock, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        // HMAC pads a short key with zeros itself (RFC 2104 section 2), so the signature is the same; Nimbus wants 32
        // bytes.
        this.key = bytes.length < SHORTEST_KEY ? Arrays.copyOf(bytes, SHORTEST_KEY) : bytes;
    }

    String issue(Map<String, String> claims, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder set =
                new JWTClaimsSet.Builder().issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime)));
        claims.forEach(set::claim);
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set.build());
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException("The bearer token could not be signed", failed);
        }
    }
}
