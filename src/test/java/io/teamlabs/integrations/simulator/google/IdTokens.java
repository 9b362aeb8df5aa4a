package io.teamlabs.integrations.simulator.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Client;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ID tokens, signed with a key that is made when the first is asked for. */
final class IdTokens {
    private final Ground ground;
    private @Nullable RSAKey made;

    IdTokens(Ground ground) {
        this.ground = ground;
    }

    String issue(Client client, Account account, Optional<String> nonce, Set<String> scopes) {
        Instant now = ground.clock().instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://accounts.google.com")
                .audience(client.id())
                .claim("azp", client.id())
                .subject(account.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        nonce.ifPresent(value -> claims.claim("nonce", value));
        if (scopes.contains(GoogleScopes.EMAIL)) {
            claims.claim("email", account.email()).claim("email_verified", account.emailVerified());
        }
        String token = signed(claims.build());
        ground.secrets().saw(token);
        return token;
    }

    /** The public key as a JWK set. */
    Answer keys() {
        return Answer.of(200, "application/json; charset=utf-8", new JWKSet(key()).toString(true));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key().getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key()));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException("The ID token could not be signed", failed);
        }
    }

    private synchronized RSAKey key() {
        RSAKey key = made == null ? newKey() : made;
        made = key;
        return key;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException("No RSA key could be made", failed);
        }
    }
}
