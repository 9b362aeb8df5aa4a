package io.teamlabs.integrations.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @Test
    void problemIsFoundHoweverItIsWrapped() {
        ProblemException thrown = ProblemException.notFound();
        assertThat(Problems.of(thrown)).isSameAs(thrown);
        assertThat(Problems.of(new CompletionException(new IllegalStateException(thrown))))
                .isSameAs(thrown);
    }

    @Test
    @DisplayName("bar 40: nothing of an unforeseen failure goes out but an id, new each time")
    void unforeseenFailuresShowAnIdAlone() {
        ProblemException first = Problems.of(new IllegalStateException("canary at Secret.java:1"));
        ProblemException second = Problems.of(new StackOverflowError("canary"));
        assertThat(first.kind()).isEqualTo(ProblemKind.INTERNAL);
        assertThat(first.detail()).doesNotContain("canary").doesNotContain("java");
        assertThat(first.members()).containsOnlyKeys("id");
        assertThat(first.members()).isNotEqualTo(second.members());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "55P03"})
    void databaseThatIsAwayIsASecondTryLater(String state) {
        SQLException away = new SQLException("pool", new SQLException("connection to 10.0.0.1 refused", state));
        ProblemException problem = Problems.of(new IllegalStateException(away));
        assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        assertThat(problem.retryAfter()).isPositive();
        assertThat(problem.detail()).doesNotContain("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "22021", ""})
    void otherRefusalsOfTheDatabaseAreOurFault(String state) {
        assertThat(Problems.of(new SQLException("duplicate key (email)=(ada@example.com)", state))
                        .kind())
                .isEqualTo(ProblemKind.INTERNAL);
        assertThat(Problems.of(new SQLException("no state")).kind()).isEqualTo(ProblemKind.INTERNAL);
    }

    @Test
    void rowThatSomebodyElseChangedIsAConflict() {
        assertThat(Problems.of(new IllegalStateException(new OptimisticLockException()))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    void circleOfCausesEnds() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertThat(Problems.of(first).kind()).isEqualTo(ProblemKind.INTERNAL);
    }
}
