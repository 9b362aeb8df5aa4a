package io.teamlabs.integrations.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void absentParametersHaveTheirFallback() {
        QueryParameters none = query();
        assertThat(none.number("limit", 50, 1, 200)).isEqualTo(50);
        assertThat(none.flag("problem", false)).isFalse();
        assertThat(none.optionalText("user", 64)).isNull();
        assertThat(none.cursor("cursor", 2)).isNull();
        assertThat(none.<String>choice("status", Optional::of, "active")).isNull();
    }

    @ParameterizedTest
    @DisplayName("bar 40: a limit that is no number within its bounds is a 400 that names it")
    @ValueSource(
            strings = {"0", "201", "-1", "ten", "", " ", "1.5", "1e2", "99999999999999999999", "1; DROP TABLE users"})
    void limitsAreHeld(String limit) {
        refused("limit", parameters -> parameters.number("limit", 50, 1, 200), "limit", limit);
    }

    @Test
    @DisplayName("bar 40: a repeated, unknown, overlong or NUL-bearing parameter is a 400 that names it")
    void parametersAreCheckedAsStrictlyAsABody() {
        refused("user", parameters -> parameters.optionalText("user", 64), "user", "a", "user", "b");
        refused("user", parameters -> parameters.optionalText("user", 3), "user", "long");
        refused("user", parameters -> parameters.optionalText("user", 64), "user", "a\0b");
        refused("problem", parameters -> parameters.flag("problem", false), "problem", "yes");
        refused("statu", parameters -> parameters.only("status"), "statu", "x");
        refused(
                "status",
                parameters -> parameters.choice("status", text -> Optional.empty(), "active", "error"),
                "status",
                "<script>");
    }

    @Test
    void cursorGivesBackItsKeys() {
        String cursor = QueryParameters.cursor("ada", "0190b6a2-0000-7000-8000-000000000001");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(query("cursor", cursor).cursor("cursor", 2))
                .isEqualTo(List.of("ada", "0190b6a2-0000-7000-8000-000000000001"));
    }

    @ParameterizedTest
    @DisplayName("bar 40: a cursor that is not ours is a 400 that says where cursors come from")
    @ValueSource(strings = {"x", "!!", "", "YQ", "YQBi", "_-_-", "' OR 1=1"})
    void foreignCursorsAreRefused(String cursor) {
        assertThat(refused("cursor", parameters -> parameters.cursor("cursor", 2), "cursor", cursor)
                        .detail())
                .contains("next");
    }

    private static ProblemException refused(
            String field, Function<QueryParameters, Object> access, String... namesAndValues) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> access.apply(query(namesAndValues)));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(refused.field()).isEqualTo(field);
        return refused;
    }

    private static QueryParameters query(String... namesAndValues) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            parameters.add(namesAndValues[at], namesAndValues[at + 1]);
        }
        return new QueryParameters(parameters);
    }
}
