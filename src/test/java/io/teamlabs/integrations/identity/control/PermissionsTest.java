package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

    private static final Set<Right> OWN =
            EnumSet.of(Right.STATUS, Right.CONNECT, Right.CUT, Right.SETTINGS, Right.REFRESH, Right.ACT);
    private static final Set<Right> OF_SERVICES = EnumSet.of(Right.READ_TOKENS, Right.ATTACH_TOKENS, Right.PROXY);

    private final PeopleInMemory people = new PeopleInMemory();
    private final Person ada = people.add("ada", "aurora", "Member");
    private final Person admin = people.add("admin", "aurora", "Admin");
    private final Person owner = people.add("owner", "aurora", "owner");
    private final Person foreign = people.add("foreign", "boreal", "Owner");
    private final Person homeless = people.add("homeless", null, "Admin");

    @ParameterizedTest
    @EnumSource(Right.class)
    @DisplayName("bar 25: a user has the rights of their own row and never the reading of tokens")
    void userHasTheRightsOfTheirOwnRow(Right right) {
        allowedOr(OWN.contains(right), ProblemKind.FORBIDDEN, ada, "ada", right);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    @DisplayName("bars 24 and 25: a user gets the same 404 for a colleague, a stranger and nobody")
    void userReachesNobodyElse(Right right) {
        List<ProblemException> answers = List.of("admin", "foreign", "homeless", "nobody").stream()
                .map(id -> refusal(as(ada), id, right))
                .toList();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.kind()).isEqualTo(ProblemKind.NOT_FOUND);
            assertThat(answer.detail()).isEqualTo(answers.get(0).detail());
            assertThat(answer.field()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    @DisplayName("bar 25: administrators reach their organization's people, and even they read no tokens")
    void administratorReachesTheOrganization(Right right) {
        for (Person administrator : List.of(admin, owner)) {
            allowedOr(!OF_SERVICES.contains(right), ProblemKind.FORBIDDEN, administrator, "ada", right);
            allowedOr(!OF_SERVICES.contains(right), ProblemKind.FORBIDDEN, administrator, "admin", right);
            assertThat(refusal(as(administrator), "foreign", right).kind()).isEqualTo(ProblemKind.NOT_FOUND);
            assertThat(refusal(as(administrator), "homeless", right).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        }
    }

    @Test
    void administratorWithoutOrganizationAdministersNobody() {
        assertThat(refusal(as(homeless), "ada", Right.STATUS).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        people.add("homeless-too", null, "Member");
        assertThat(refusal(as(homeless), "homeless-too", Right.STATUS).kind()).isEqualTo(ProblemKind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    @DisplayName("bar 25: a service has what its scopes give, and token reading by integrations:tokens alone")
    void serviceHasWhatItsScopesGive(Right right) {
        for (ServiceScope scope : ServiceScope.values()) {
            boolean asAdministrator = scope == ServiceScope.ADMIN && !OF_SERVICES.contains(right);
            boolean allowed = right.scope() == scope || asAdministrator;
            Caller service = service("aurora", scope);
            if (allowed) {
                assertThat(permissions(service).person("ada", right)).isEqualTo(ada);
            } else {
                assertThat(refusal(service, "ada", right).detail())
                        .contains(right.scope().value());
            }
        }
    }

    @Test
    @DisplayName("bar 24: a service of one organization gets the same 404 for another's people and for nobody")
    void serviceStaysWithinItsOrganization() {
        Caller service = service("aurora", ServiceScope.values());
        for (String id : List.of("foreign", "homeless", "nobody")) {
            assertThat(refusal(service, id, Right.READ_TOKENS).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        }
        assertThat(refusal(service("aurora"), "foreign", Right.READ_TOKENS).kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    @DisplayName("bars 24 and 25: from memory a service gets exactly what the whole check gives it")
    void memoryGivesAServiceWhatTheWholeCheckGives(Right right) {
        for (ServiceScope scope : ServiceScope.values()) {
            for (Caller service : List.of(service("aurora", scope), service("boreal", scope), service(null, scope))) {
                for (String id : List.of("ada", "foreign", "homeless", "nobody")) {
                    Optional<Person> remembered =
                            permissions(service).rememberedPerson((Caller.Service) service, new UserId(id), right);
                    assertThat(remembered).isEqualTo(unlessRefused(service, id, right));
                }
            }
        }
    }

    private Optional<Person> unlessRefused(Caller caller, String id, Right right) {
        try {
            return Optional.of(permissions(caller).person(id, right));
        } catch (ProblemException refused) {
            return Optional.empty();
        }
    }

    @Test
    void serviceWithoutOrganizationTakesThePathsOrIsRefused() {
        Caller service = service(null, ServiceScope.TOKENS);
        assertThat(permissions(service).person("foreign", Right.READ_TOKENS)).isEqualTo(foreign);
        ProblemException neither = refusal(service, "homeless", Right.READ_TOKENS);
        assertThat(neither.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(neither.field()).isEqualTo("userId");
        assertThat(refusal(service, "nobody", Right.READ_TOKENS).kind()).isEqualTo(ProblemKind.NOT_FOUND);
    }

    @ParameterizedTest
    @DisplayName("bar 40: a malformed id is a 400 that names userId")
    @ValueSource(strings = {"", " ", "a b", "../ada", "a'; DROP TABLE users", "<script>", "é", "a\0", "a/b"})
    void malformedIdIsA400(String id) {
        ProblemException refused = refusal(as(admin), id, Right.STATUS);
        assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(refused.field()).isEqualTo("userId");
    }

    @Test
    void personWithoutOrganizationIsToldWhomToAsk() {
        ProblemException refused = refusal(as(homeless), "homeless", Right.STATUS);
        assertThat(refused.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(refused.detail()).contains("administrator");
        assertThat(catchProblem(() -> permissions(as(homeless)).self()).kind()).isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("bar 24: an older call gets the same 403 for every foreign id, whether it exists or not")
    void oldCallsAnswer403ForEveryForeignId() {
        assertThat(permissions(as(ada)).oldCallPerson("ada")).isEqualTo(ada);
        assertThat(permissions(as(admin)).oldCallPerson("ada")).isEqualTo(ada);
        List<ProblemException> answers = List.of("admin", "foreign", "nobody", "not an id", "", "homeless").stream()
                .map(id -> catchProblem(() -> permissions(as(ada)).oldCallPerson(id)))
                .toList();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.kind()).isEqualTo(ProblemKind.FORBIDDEN);
            assertThat(answer.detail()).isEqualTo(answers.get(0).detail()).contains("userId");
        });
        Caller service = service("aurora", ServiceScope.values());
        assertThat(catchProblem(() -> permissions(service).oldCallPerson("ada")).kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
    }

    @Test
    @DisplayName("bar 25: only administrators and services with integrations:admin may list an organization")
    void administeredIsForAdministrators() {
        assertThat(permissions(as(admin)).administered()).isEqualTo(admin.organization());
        assertThat(permissions(service("boreal", ServiceScope.ADMIN)).administered())
                .isEqualTo(foreign.organization());
        assertThat(catchProblem(() -> permissions(as(ada)).administered()).kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(catchProblem(() -> permissions(service("boreal", ServiceScope.TOKENS))
                                .administered())
                        .kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(catchProblem(() ->
                                permissions(service(null, ServiceScope.ADMIN)).administered())
                        .field())
                .isEqualTo("org");
    }

    @Test
    void selfIsForPeople() {
        assertThat(permissions(as(ada)).self()).isEqualTo(ada);
        assertThat(catchProblem(() ->
                                permissions(service("aurora", ServiceScope.ACT)).self())
                        .kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
    }

    private void allowedOr(boolean allowed, ProblemKind refusal, Person caller, String id, Right right) {
        if (allowed) {
            assertThat(permissions(as(caller)).person(id, right).id()).hasToString(id);
        } else {
            assertThat(refusal(as(caller), id, right).kind()).isEqualTo(refusal);
        }
    }

    private ProblemException refusal(Caller caller, String id, Right right) {
        return catchProblem(() -> permissions(caller).person(id, right));
    }

    private static ProblemException catchProblem(ThrowingCallable call) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem).isNotNull();
        return problem;
    }

    private Permissions permissions(Caller caller) {
        Permissions permissions = new Permissions();
        permissions.people = people;
        permissions.currentCaller = new CurrentCaller();
        permissions.currentCaller.set(caller);
        return permissions;
    }

    private static Caller as(Person person) {
        return new Caller.User(person);
    }

    private static Caller service(@Nullable String organization, ServiceScope... scopes) {
        OrganizationId home = organization == null ? null : new OrganizationId(organization);
        return new Caller.Service("backend", Set.of(scopes), home);
    }
}
