package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {

    @Test
    void tokenWithoutOurScopesIsAUsers() throws ParseException {
        TokenClaims claims = of(new JWTClaimsSet.Builder().claim("id", "ada").claim("scope", "openid profile"));
        assertThat(claims.service()).isFalse();
        assertThat(claims.subject()).isEqualTo("ada");
    }

    @Test
    void scopesMayBeTextOrAList() throws ParseException {
        for (Object scope : List.of(
                "openid integrations:tokens  integrations:act",
                List.of("integrations:act", "openid", "integrations:tokens"))) {
            TokenClaims claims =
                    of(new JWTClaimsSet.Builder().subject("backend").claim("scope", scope));
            assertThat(claims.service()).isTrue();
            assertThat(claims.scopes()).containsExactlyInAnyOrder(ServiceScope.TOKENS, ServiceScope.ACT);
        }
        assertThat(of(new JWTClaimsSet.Builder().subject("s").claim("scp", "integrations:admin"))
                        .scopes())
                .containsExactly(ServiceScope.ADMIN);
    }

    @Test
    @DisplayName("bar 25: a service whose scope is misspelt does not become the user of the same id")
    void misspeltScopeMakesNoUser() throws ParseException {
        TokenClaims claims = of(new JWTClaimsSet.Builder().claim("id", "ada").claim("scope", "integrations:token"));
        assertThat(claims.service()).isTrue();
        assertThat(claims.scopes()).isEmpty();
    }

    @Test
    void serviceIsNamedByTheFirstOfItsNames() throws ParseException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().claim("scope", "integrations:act");
        assertThat(of(claims.claim("id", "d")).subject()).isEqualTo("d");
        assertThat(of(claims.claim("client_id", "b")).subject()).isEqualTo("b");
        assertThat(of(claims.subject("a")).subject()).isEqualTo("a");
        assertThat(of(claims.claim("org", "aurora")).organization()).isEqualTo(new OrganizationId("aurora"));
    }

    @Test
    void tokensThatSayNothingUsableAreRefused() {
        refused(new JWTClaimsSet.Builder().claim("scope", "integrations:act"));
        refused(new JWTClaimsSet.Builder()
                .subject("s")
                .claim("scope", "integrations:act")
                .claim("org", " "));
        refused(new JWTClaimsSet.Builder()
                .subject("s")
                .claim("scope", "integrations:act")
                .claim("org", 7));
        refused(new JWTClaimsSet.Builder().subject("s").claim("scope", List.of("integrations:act", 7)));
        refused(new JWTClaimsSet.Builder().claim("id", "ada").claim("scope", 7));
        refused(new JWTClaimsSet.Builder().subject("ada"));
    }

    private static void refused(JWTClaimsSet.Builder claims) {
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> of(claims));
    }

    private static TokenClaims of(JWTClaimsSet.Builder claims) throws ParseException {
        return TokenClaims.of(claims.build(), "id");
    }
}
