package io.teamlabs.integrations.legacy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.OldCallForm;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldFormTest {

    private static final OldCallForm AUTH = new AuthCallForm();
    private static final OldCallForm GOOGLE = new GoogleCallForm();

    @ParameterizedTest
    @ValueSource(strings = {"auth/integrations/1", "auth/github/status/1", "auth/github/initiate", "auth/nowhere"})
    void callsBelowAuthAreOfTheFirstFamily(String path) {
        assertThat(AUTH.covers(path)).isTrue();
        assertThat(GOOGLE.covers(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google/initiate",
                "google/callback",
                "google-calendar/attach-token",
                "google-drive/disconnect",
                "google-meet/status",
                "dropbox/status/1",
                "slack/status"
            })
    void callsBelowGoogleAndTheStatusCallsAfterItsPatternAreOfTheSecond(String path) {
        assertThat(GOOGLE.covers(path)).isTrue();
        assertThat(AUTH.covers(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/types", "oauth/google/callback", "health/live", "console", "authx/1", "googles/1"})
    void callsOfTodayAreOfNeither(String path) {
        assertThat(AUTH.covers(path) || GOOGLE.covers(path)).isFalse();
    }

    @Test
    void reasonStandsInErrorOrInMessage() {
        ProblemException problem = ProblemException.of(ProblemKind.NOT_CONNECTED, "GitHub is not connected");

        assertThat(AUTH.body(problem)).isEqualTo(failure("error", "GitHub is not connected"));
        assertThat(GOOGLE.body(problem)).isEqualTo(failure("message", "GitHub is not connected"));
    }

    @Test
    @DisplayName("bar 40: the reason names the field where its sentence does not")
    void reasonNamesTheField() {
        assertThat(AUTH.body(ProblemException.invalid("view", "Give one of: a, b.")))
                .isEqualTo(failure("error", "view: Give one of: a, b."));
        assertThat(AUTH.body(ProblemException.invalid("view", "Give view as a or b.")))
                .isEqualTo(failure("error", "Give view as a or b."));
    }

    @Test
    void reasonOfAFailureNamesTheIdThatTheLogHas() {
        ProblemException problem = ProblemException.of(ProblemKind.INTERNAL, "Tell the operator the id.")
                .with(Map.of("id", "4711"));

        assertThat(GOOGLE.body(problem)).isEqualTo(failure("message", "Tell the operator the id. Id: 4711"));
    }

    @Test
    @DisplayName("bar 26: a 401 says how to authenticate and nothing more")
    void unauthorizedHasOneMessageInBothFamilies() {
        ProblemException problem = ProblemException.unauthorized();

        assertThat(AUTH.body(problem).keySet()).containsExactly("message");
        assertThat(AUTH.body(problem).getString("message")).startsWith("Not authorized, ");
        assertThat(GOOGLE.body(problem)).isEqualTo(AUTH.body(problem));
    }

    @Test
    void statusesAreThoseThatTheOldFrontendKnows() {
        var changed = Arrays.stream(ProblemKind.values())
                .filter(kind -> AUTH.status(kind) != kind.status())
                .collect(Collectors.toMap(kind -> kind, AUTH::status));

        assertThat(changed)
                .containsOnlyKeys(
                        ProblemKind.UNKNOWN_USER,
                        ProblemKind.CONFLICT,
                        ProblemKind.NOT_CONNECTED,
                        ProblemKind.RECONNECT_NEEDED,
                        ProblemKind.NOT_CONFIGURED)
                .containsEntry(ProblemKind.UNKNOWN_USER, 404)
                .containsEntry(ProblemKind.NOT_CONNECTED, 400);
    }

    private static JsonObject failure(String name, String reason) {
        return JsonDocument.object().with("success", false).with(name, reason).toJson();
    }
}
