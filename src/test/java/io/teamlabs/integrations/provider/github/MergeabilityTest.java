package io.teamlabs.integrations.provider.github;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeabilityTest {

    private static final Mergeability QUICK = new Mergeability(List.of(Duration.ZERO, Duration.ZERO));

    private static GitHubJson pull(String state, String mergeable) {
        JsonObject pull = Json.createReader(
                        new StringReader("{\"state\":\"" + state + "\",\"mergeable\":" + mergeable + "}"))
                .readObject();
        return new GitHubJson(pull);
    }

    private static Iterator<GitHubJson> answers(GitHubJson... answers) {
        return Arrays.asList(answers).iterator();
    }

    @Test
    void unknownIsAskedAgainUntilItIsKnown() {
        var answers = answers(pull("open", "null"), pull("open", "false"));
        assertThat(QUICK.settled(answers::next).flag("mergeable")).isFalse();
        assertThat(answers.hasNext()).isFalse();
    }

    @Test
    void whatTakesTooLongStaysUnknown() {
        var answers = answers(pull("open", "null"), pull("open", "null"), pull("open", "null"), pull("open", "true"));
        assertThat(QUICK.settled(answers::next).flag("mergeable")).isNull();
        assertThat(answers.hasNext()).isTrue();
    }

    @Test
    void closedOneIsNotAskedAgain() {
        var answers = answers(pull("closed", "null"), pull("closed", "null"));
        assertThat(QUICK.settled(answers::next).flag("mergeable")).isNull();
        assertThat(answers.hasNext()).isTrue();
    }
}
