package io.teamlabs.integrations.provider.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {

    private static QueryParameters query(String name, String value) {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.putSingle(name, value);
        return new QueryParameters(parameters);
    }

    @Test
    void firstPageIsOfTheUsualSizeAndKeepsTheFilters() {
        PageQuery page = PageQuery.of(query("other", ""), Map.of("state", "open"));
        assertThat(page.parameters()).isEqualTo(Map.of("state", "open", "per_page", "30", "page", "1"));
    }

    @Test
    void cursorKeepsThePageAndTheSizeItWasMadeWith() {
        PageQuery first = PageQuery.of(query("limit", "7"), Map.of());
        PageQuery next = PageQuery.of(query("cursor", first.cursorOf(2)), Map.of());
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.size()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\n30", "-1\n30", "2\n", "x\ny", "99999999\n30", "2"})
    void cursorThatNobodyMadeIsRefused(String keys) {
        QueryParameters query = query("cursor", QueryParameters.cursor(keys.split("\n", -1)));
        assertThatThrownBy(() -> PageQuery.of(query, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo("cursor"));
    }

    @Test
    void sizeInACursorIsNoWayAroundTheLimit() {
        QueryParameters query = query("cursor", QueryParameters.cursor("2", "5000"));
        assertThat(PageQuery.of(query, Map.of()).size()).isEqualTo(100);
    }

    @Test
    void nextPageIsReadOffTheLinkHeader() {
        String link = "<https://api.github.com/user/repos?page=1>; rel=\"prev\", "
                + "<https://api.github.com/user/repos?per_page=2&page=3>; rel=\"next\", <https://api.github.com/x?page=9>; rel=\"last\"";
        assertThat(NextPage.in(link)).hasValue(3);
        assertThat(NextPage.in("<https://api.github.com/x?page=9>; rel=\"last\""))
                .isEmpty();
        assertThat(NextPage.in("<https://api.github.com/x?per_page=9>; rel=\"next\""))
                .isEmpty();
        assertThat(NextPage.in("nonsense")).isEmpty();
    }
}
