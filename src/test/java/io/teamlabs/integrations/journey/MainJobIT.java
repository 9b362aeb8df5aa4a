package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connect, use, keep fresh, cut: the service's main job, on both servers. */
class MainJobIT {

    private static final List<String> TYPES =
            List.of("github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack");

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: a service is given a token of each of the six that works at its provider")
    void serviceReadsATokenOfEachOfTheSixThatWorks(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        Caller service = running.service("integrations:tokens", Person.AURORA);
        for (String type : TYPES) {
            assertThat(person.connect(type).getQuery()).isEqualTo("integration=" + type + "&result=connected");

            JsonObject answer = Caller.json(service.get(person.path(type) + "/token"));
            assertThat(answer.getString("tokenType")).isEqualTo("Bearer");
            assertThat(answer.getJsonArray("missingScopes")).isEmpty();
            assertThat(answer.getBoolean("degraded")).isFalse();
            assertThat(person.vendorOf(type).worksAccessToken(answer.getString("accessToken")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 23: disconnecting cuts here and revokes at the provider")
    void disconnectingCutsHereAndRevokesAtTheProvider(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.BOREALIS);
        Caller service = running.service("integrations:tokens", Person.BOREALIS);
        for (String type : List.of("github", "google_meet", "dropbox", "slack")) {
            person.connect(type);
            String token = token(service, person, type);

            HttpResponse<String> cut = person.browser().delete(person.path(type));

            assertThat(Caller.json(cut).getString("revocation")).isEqualTo("done");
            assertThat(person.vendorOf(type).worksAccessToken(token)).isFalse();
            assertThat(service.get(person.path(type) + "/token").statusCode()).isEqualTo(409);
            assertThat(person.status(type).getString("status")).isEqualTo("revoked");
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 23: what Google's three types share is revoked with the last of them")
    void sharedGrantOfGoogleIsRevokedWithTheLast(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.BOREALIS);
        Caller service = running.service("integrations:tokens", Person.BOREALIS);
        person.connect("google_calendar");
        person.connect("google_drive");
        String drive = token(service, person, "google_drive");

        assertThat(revocation(person, "google_calendar")).isEqualTo("shared");
        assertThat(person.vendorOf("google_drive").worksAccessToken(drive)).isTrue();
        assertThat(revocation(person, "google_drive")).isEqualTo("done");
        assertThat(person.vendorOf("google_drive").worksAccessToken(drive)).isFalse();
    }

    private static String token(Caller service, Person person, String type) {
        return Caller.json(service.get(person.path(type) + "/token")).getString("accessToken");
    }

    private static String revocation(Person person, String type) {
        return Caller.json(person.browser().delete(person.path(type))).getString("revocation");
    }
}
