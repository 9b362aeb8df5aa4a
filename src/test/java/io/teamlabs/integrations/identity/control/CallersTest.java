package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.identity.control.AuthenticationSettings.SharedSecret;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {

    private final PeopleInMemory people = new PeopleInMemory();
    private final Callers callers = new Callers();

    @BeforeEach
    void configure() {
        callers.people = people;
        MovableClock clock = new MovableClock();
        SharedSecret secret = new SharedSecret(new Secret(Tokens.SECRET), null, null);
        callers.tokens =
                new BearerTokens(List.of(TokenCheck.bySharedSecret(secret, clock)), new CheckedTokens(clock, 100));
    }

    @Test
    void userIsAsTheUsersTableHasThem() {
        Caller.User ada = new Caller.User(people.add("42", "aurora", "Admin"));
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
            assertThat(callers.caller(scheme + Tokens.bySecret(Tokens.claims())))
                    .isEqualTo(ada);
        }
    }

    @Test
    void serviceIsAsItsTokenSays() {
        String token = Tokens.bySecret(
                Tokens.claims().claim("scope", "integrations:tokens").claim("org", "aurora"));
        assertThat(callers.caller("Bearer " + token))
                .isEqualTo(new Caller.Service("42", Set.of(ServiceScope.TOKENS), new OrganizationId("aurora")));
    }

    @Test
    @DisplayName("bar 26: only a service whose token was checked a moment ago is known without a check")
    void serviceIsKnownOnceItsTokenWasChecked() {
        String service = "Bearer " + Tokens.bySecret(Tokens.claims().claim("scope", "integrations:tokens"));
        assertThat(callers.knownService(service)).isEmpty();
        assertThat(callers.knownService(null)).isEmpty();
        Caller checked = callers.caller(service);
        assertThat(callers.knownService(service)).contains((Caller.Service) checked);

        people.add("42", "aurora", "Admin");
        String person = "Bearer " + Tokens.bySecret(Tokens.claims());
        callers.caller(person);
        assertThat(callers.knownService(person)).isEmpty();
        assertThat(callers.knownService(service.substring(0, service.length() - 1)))
                .isEmpty();
    }

    @Test
    void userWhomTheTableLacksIsToldSo() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> callers.caller("Bearer " + Tokens.bySecret(Tokens.claims())));
        assertThat(refused.kind()).isEqualTo(ProblemKind.UNKNOWN_USER);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @DisplayName("bar 26: every refusal is the same 401, which says how to authenticate and nothing more")
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Basic YTpi",
                "Bearer a.b.c",
                "Bearer a.b.c, Bearer d.e.f",
                "token",
                "Bearer a b"
            })
    void refusalsAreAllTheSame(@Nullable String authorization) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> callers.caller(authorization));
        assertThat(refused.kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(refused.detail()).isEqualTo(ProblemException.unauthorized().detail());
        assertThat(refused.field()).isNull();
        assertThat(refused.members()).isEmpty();
    }
}
