package io.teamlabs.integrations.provider.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @Test
    void pathIsGitHubs() {
        assertThat(new RepositoryName("octo-org_emu", "Hello.World-1_x").path())
                .isEqualTo("/repos/octo-org_emu/Hello.World-1_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "a%2Fb", "a b", "a?b", "a#b", "a\r\nb", "a\u0000", "é", "a:b", "@", "\\"})
    @DisplayName("bar 40: what would lead elsewhere at GitHub is refused by name")
    void whatWouldLeadElsewhereIsRefused(String part) {
        assertThatThrownBy(() -> new RepositoryName("octo", part))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo("name"));
        assertThatThrownBy(() -> new RepositoryName(part, "hello"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo("owner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.0", "01", "9999999999", "x", "1/2", "１"})
    void numberThatIsNoneIsRefused(String number) {
        assertThatThrownBy(() -> IssueNumber.of(number))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo("number"));
    }
}
