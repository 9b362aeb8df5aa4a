package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a bearer token by the one source that its algorithm belongs to; algorithms are fixed by the settings alone. */
final class BearerTokens {

    private static final int LONGEST = 8 * 1024;
    private static final int MOST_REMEMBERED = 20_000;

    private final List<TokenCheck> checks;
    private final CheckedTokens recent;

    BearerTokens(List<TokenCheck> checks, CheckedTokens recent) {
        this.checks = List.copyOf(checks);
        this.recent = recent;
    }

    static BearerTokens of(AuthenticationSettings settings, OutgoingHttp http, Clock clock) {
        CheckedTokens recent = new CheckedTokens(clock, MOST_REMEMBERED);
        List<TokenCheck> checks = new ArrayList<>();
        if (settings.sharedSecret() != null) {
            checks.add(TokenCheck.bySharedSecret(settings.sharedSecret(), clock));
        }
        AuthenticationSettings.Issuer issuer = settings.issuer();
        if (issuer != null) {
            checks.add(TokenCheck.byIssuer(issuer, IssuerKeys.of(issuer.keySet(), http, recent::forget), clock));
        }
        return new BearerTokens(checks, recent);
    }

    /** Returns what the token says; empty where it is not to be believed: unsigned, malformed, foreign, too old, too long. */
    Optional<TokenClaims> check(String token) {
        return token.length() > LONGEST ? Optional.empty() : recent.find(token, () -> believed(token));
    }

    /** Returns what a token says that was believed a moment ago; empty where it would have to be checked. */
    Optional<TokenClaims> known(String token) {
        return token.length() > LONGEST ? Optional.empty() : recent.known(token);
    }

    private Optional<CheckedTokens.Believed> believed(String token) {
        try {
            // Unsigned and encrypted tokens do not parse as signed ones.
            SignedJWT signed = SignedJWT.parse(token);
            JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
            return checks.stream()
                    .filter(check -> check.covers(algorithm))
                    .findFirst()
                    .flatMap(check -> check.check(signed));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }
}
