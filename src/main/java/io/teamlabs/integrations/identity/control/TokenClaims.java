package io.teamlabs.integrations.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import io.teamlabs.integrations.identity.entity.UserId;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a believed token says. A token with any {@code integrations:} scope is a service's, be the scope one that we know or
 * not: a service never becomes a user by a misspelling.
 */
record TokenClaims(
        String subject,
        boolean service,
        Set<ServiceScope> scopes,
        @Nullable OrganizationId organization) {

    private static final String OUR_SCOPES = "integrations:";
    private static final int LONGEST_SUBJECT = 200;

    TokenClaims {
        scopes = Set.copyOf(scopes);
    }

    static TokenClaims of(JWTClaimsSet claims, String userClaim) throws ParseException {
        List<String> scopes = scopes(claims).stream()
                .filter(scope -> scope.startsWith(OUR_SCOPES))
                .toList();
        if (scopes.isEmpty()) {
            return new TokenClaims(userId(claims.getStringClaim(userClaim)), false, Set.of(), null);
        }
        Set<ServiceScope> known =
                scopes.stream().map(ServiceScope::of).flatMap(Optional::stream).collect(Collectors.toSet());
        return new TokenClaims(serviceId(claims), true, known, organization(claims.getStringClaim("org")));
    }

    private static String userId(@Nullable String key) throws ParseException {
        if (key == null || !UserId.isValid(key)) {
            throw new ParseException("The token names no user", 0);
        }
        return key;
    }

    private static String serviceId(JWTClaimsSet claims) throws ParseException {
        for (String claim : List.of("sub", "client_id", "azp", "id")) {
            String id = claims.getStringClaim(claim);
            if (id != null && !id.isBlank()) {
                return id.length() <= LONGEST_SUBJECT ? id : id.substring(0, LONGEST_SUBJECT);
            }
        }
        throw new ParseException("The token names no service", 0);
    }

    private static @Nullable OrganizationId organization(@Nullable String id) throws ParseException {
        if (id == null) {
            return null;
        }
        try {
            return new OrganizationId(id);
        } catch (IllegalArgumentException malformed) {
            throw new ParseException("The token names no organization that could be", 0);
        }
    }

    /** Text separated by spaces (RFC 8693, section 4.2), or a list, as some issuers write it; {@code scp} likewise. */
    private static List<String> scopes(JWTClaimsSet claims) throws ParseException {
        List<String> scopes = new ArrayList<>();
        for (String name : List.of("scope", "scp")) {
            Object claim = claims.getClaim(name);
            if (claim instanceof String text) {
                Stream.of(text.strip().split("\\s+")).forEach(scopes::add);
            } else if (claim != null) {
                scopes.addAll(claims.getStringListClaim(name));
            }
        }
        return scopes;
    }
}
