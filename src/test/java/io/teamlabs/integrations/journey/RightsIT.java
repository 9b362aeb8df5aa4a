package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.journey.Endpoint.Reach;
import io.teamlabs.integrations.platform.ServerKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call of the service against every kind of caller. */
class RightsIT {

    /** All that is amiss is told, not only the first. */
    private final SoftAssertions softly = new SoftAssertions();

    private static final Pattern LISTED = Pattern.compile("(?m)^(GET|POST|PUT|PATCH|DELETE)\\t(/api/\\S.*)$");
    private static final String NOBODY = "65a1f0c2d3e4b5a6978809ff";
    private static final Set<Reach> OF_A_PERSON =
            EnumSet.of(Reach.PERSON, Reach.ADMINISTRATOR, Reach.SERVICE, Reach.OLD, Reach.OLD_SELF);
    private static final Set<Reach> NOT_FOR_ADMINISTRATORS = EnumSet.of(Reach.SERVICE, Reach.OPERATOR, Reach.OLD_SELF);
    private static final Set<Reach> OLD = EnumSet.of(Reach.OLD, Reach.OLD_SELF);

    @Test
    @DisplayName("bar 24: the list of calls that these tests go through is the server's own")
    void listOfCallsIsTheServersOwn() {
        Set<String> listed = LISTED.matcher(
                        Running.on(ServerKind.PAYARA).server().log().text())
                .results()
                .map(call -> call.group(1) + " " + call.group(2))
                .filter(call -> !call.endsWith("/api/application.wadl"))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> tried =
                Endpoint.ALL.stream().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried).isEqualTo(listed);
    }

    @AfterEach
    void tellAll() {
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 24: what is another's is answered as what does not exist, on every call and whoever asks")
    void foreignIsAnsweredAsWhatDoesNotExist(ServerKind kind) {
        Running running = Running.on(kind);
        Person stranger = Person.member(running, Person.BOREALIS);
        stranger.connect("google_drive");
        List<Caller> callers = new ArrayList<>(List.of(
                Person.member(running, Person.AURORA).browser(),
                Person.administrator(running, Person.AURORA).browser()));
        Set.of("integrations:tokens", "integrations:act", "integrations:admin")
                .forEach(scope -> callers.add(running.service(scope, Person.AURORA)));
        for (Endpoint call : Endpoint.ALL) {
            for (Caller caller : OF_A_PERSON.contains(call.reach()) ? callers : List.<Caller>of()) {
                HttpResponse<String> foreign = made(call, caller, stranger.id());
                HttpResponse<String> missing = made(call, caller, NOBODY);
                softly.assertThat(foreign.statusCode())
                        .as(call + " answered " + foreign.body())
                        .isEqualTo(OLD.contains(call.reach()) ? 403 : 404);
                softly.assertThat(foreign.body()).as(call.toString()).isEqualTo(missing.body());
                softly.assertThat(missing.statusCode()).isEqualTo(foreign.statusCode());
            }
        }
        softly.assertThat(stranger.status("google_drive").getBoolean("connected"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: people reach their own, administrators their organization's, tokens are for services alone")
    void everyCallAnswersThoseItIsForAndRefusesTheOthers(ServerKind kind) {
        Running running = Running.on(kind);
        Person member = Person.member(running, Person.AURORA);
        member.connect("google_drive");
        Person colleague = Person.member(running, Person.AURORA);
        Person administrator = Person.administrator(running, Person.AURORA);
        for (Endpoint call : Endpoint.ALL) {
            boolean ofAPerson = OF_A_PERSON.contains(call.reach());
            expect(call, "the person", allowedToPerson(call), made(call, member.browser(), member.id()));
            expect(
                    call,
                    "an administrator",
                    !NOT_FOR_ADMINISTRATORS.contains(call.reach()),
                    made(call, administrator.browser(), member.id()));
            if (ofAPerson) {
                expect(call, "a colleague", false, made(call, colleague.browser(), member.id()));
            }
            for (String scope :
                    List.of("integrations:tokens", "integrations:act", "integrations:admin", "integrations:operate")) {
                boolean allowed = call.scopes().contains(scope) || call.reach() == Reach.ANYONE;
                if (call.reach() != Reach.SIGNED_IN) {
                    expect(call, scope, allowed, made(call, running.service(scope, Person.AURORA), member.id()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 26: without a good bearer token every call but the open ones answers 401 and gives nothing away")
    void callsWithoutAGoodBearerTokenAreRefused(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        String late = running.simulators().teamLabs().token(person.id(), Duration.ofHours(-1));
        for (Endpoint call : Endpoint.ALL) {
            for (Caller caller :
                    List.of(running.anonymous(), new Caller(running, "garbage"), new Caller(running, late))) {
                HttpResponse<String> answer = made(call, caller, person.id());
                if (call.reach() == Reach.ANYONE) {
                    softly.assertThat(answer.statusCode()).as(call.toString()).isNotEqualTo(401);
                } else {
                    softly.assertThat(answer.statusCode())
                            .as(call + " " + answer.body())
                            .isEqualTo(401);
                    softly.assertThat(answer.headers()
                                    .firstValue("WWW-Authenticate")
                                    .orElse(""))
                            .startsWith("Bearer");
                    softly.assertThat(answer.body()).doesNotContain(person.id());
                }
            }
        }
    }

    private static boolean allowedToPerson(Endpoint call) {
        return switch (call.reach()) {
            case ANYONE, SIGNED_IN, PERSON, OLD, OLD_SELF, OLD_OWN -> true;
            case ADMINISTRATOR, ORGANIZATION, SERVICE, OPERATOR -> false;
        };
    }

    /** A refusal is 403 or 404; whoever is let in may still be told 400 or 409, as there is nothing to do. */
    private void expect(Endpoint call, String who, boolean allowed, HttpResponse<String> answer) {
        String what = call + " by " + who + " answered " + answer.statusCode() + " " + answer.body();
        boolean openPage = call.reach() == Reach.ANYONE && call.template().contains("/oauth/");
        if (allowed && !openPage) {
            softly.assertThat(answer.statusCode())
                    .as(what)
                    .isNotIn(401, 403, 404)
                    .isLessThan(500);
        } else if (!allowed) {
            softly.assertThat(answer.statusCode()).as(what).isIn(403, 404);
        }
    }

    private static HttpResponse<String> made(Endpoint call, Caller caller, String userId) {
        String base = caller.base();
        return caller.json(call.method(), call.path(userId), call.body(userId, base));
    }
}
