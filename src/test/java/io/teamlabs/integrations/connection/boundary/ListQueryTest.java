package io.teamlabs.integrations.connection.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.IntegrationFilter;
import io.teamlabs.integrations.connection.control.SampleTypes;
import io.teamlabs.integrations.connection.control.Slice;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {

    private static final Catalog CATALOG = new Catalog() {
        @Override
        public List<CatalogType> types() {
            return List.of(SampleTypes.calendar());
        }
    };

    @Test
    void nothingGivenIsTheFirstFiftyOfAll() {
        ListQuery query = query();
        assertThat(query.filter(CATALOG)).isEqualTo(IntegrationFilter.ALL);
        assertThat(query.part()).isEqualTo(new Slice.Request(null, 50));
    }

    @Test
    void everyFilterIsRead() {
        ListQuery query = query(
                "status", "expired", "type", "google_calendar", "user", "u-1", "problem", "false", "limit", "200");
        assertThat(query.filter(CATALOG))
                .isEqualTo(new IntegrationFilter(
                        IntegrationStatus.EXPIRED, new TypeKey("google_calendar"), new UserId("u-1"), false));
        assertThat(query.part().limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("bar 40: a query that is wrong is a 400 that names the parameter and what would be right")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status | not-connected | active, expired, revoked, error",
                "status | ACTIVE | active, expired, revoked, error",
                "type | google-calendar | google_calendar",
                "type | ' OR 1=1 -- | google_calendar",
                "user | a b | 1 to 64 characters",
                "user | <script> | 1 to 64 characters",
                "problem | yes | true, false",
                "limit | 0 | 1 to 200",
                "limit | 201 | 1 to 200",
                "limit | ten | 1 to 200",
                "limit | 99999999999 | 1 to 200",
                "cursor | !! | next of the page before",
                "cursor | bm8tdXVpZA | next of the page before",
            })
    void wrongParametersAreNamed(String name, String value, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> {
                    ListQuery query = query(name, value);
                    query.filter(CATALOG);
                    query.part();
                })
                .withMessageContaining(words)
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(name));
    }

    private static ListQuery query(String... pairs) {
        return new ListQuery(new QueryParameters(new Query(pairs)));
    }
}
