package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the tokens of one key source: its own algorithms with its own keys, so that no key of one is ever tried with an
 * algorithm of another (RFC 8725, section 3.1), then {@code exp}, {@code nbf} and, where configured, {@code iss} and
 * {@code aud}.
 */
final class TokenCheck {

    private static final int SKEW_SECONDS = 30;
    private static final int SHORTEST_KEY = 32;
    private static final Duration KEYS_BACK = Duration.ofSeconds(10);

    private final Set<JWSAlgorithm> algorithms;
    private final String userClaim;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    private TokenCheck(
            Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys, String userClaim, ClaimRules rules) {
        this.algorithms = algorithms;
        this.userClaim = userClaim;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier(rules);
    }

    /** HS256: the user's key stands in {@code id}. Zeros behind a short secret give the same MAC (RFC 2104, section 2). */
    static TokenCheck bySharedSecret(AuthenticationSettings.SharedSecret shared, Clock clock) {
        byte[] secret = shared.bytes();
        byte[] key = Arrays.copyOf(secret, Math.max(secret.length, SHORTEST_KEY));
        ClaimRules rules = new ClaimRules(shared.issuer(), shared.audience(), clock);
        return new TokenCheck(Set.of(JWSAlgorithm.HS256), new ImmutableSecret<>(key), "id", rules);
    }

    /** RS256 or ES256 by the issuer's published keys: the user's key stands in {@code sub}. */
    static TokenCheck byIssuer(AuthenticationSettings.Issuer issuer, JWKSource<SecurityContext> keys, Clock clock) {
        Set<JWSAlgorithm> algorithms =
                issuer.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        return new TokenCheck(algorithms, keys, "sub", new ClaimRules(issuer.name(), issuer.audience(), clock));
    }

    boolean covers(JWSAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /** Returns what the token says; empty where it is not to be believed, whatever the reason. */
    Optional<CheckedTokens.Believed> check(SignedJWT token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Instant until = claims.getExpirationTime().toInstant().plusSeconds(SKEW_SECONDS);
            return Optional.of(new CheckedTokens.Believed(TokenClaims.of(claims, userClaim), until));
        } catch (BadJOSEException | ParseException notBelieved) {
            return Optional.empty();
        } catch (JOSEException keysAway) {
            throw ProblemException.of(
                            ProblemKind.UNAVAILABLE, "Tokens cannot be checked for a moment. Try again shortly.")
                    .retryAfter(KEYS_BACK);
        }
    }

    /** The rules for claims, by the injected clock. */
    private static final class ClaimRules extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        ClaimRules(@Nullable String issuer, @Nullable String audience, Clock clock) {
            super(
                    audience == null ? null : Set.of(audience),
                    issuer == null
                            ? null
                            : new JWTClaimsSet.Builder().issuer(issuer).build(),
                    Set.of("exp"),
                    Set.of());
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
