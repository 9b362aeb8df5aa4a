package io.teamlabs.integrations.provider.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRequestTest {

    private static JsonRequest request(String json) {
        return new JsonRequest(
                Json.createReader(new StringReader(json.replace('\'', '"'))).readObject());
    }

    private static String made(Function<JsonRequest, JsonDocument> form, String json) {
        return form.apply(request(json)).toJson().toString().replace('"', '\'');
    }

    @Test
    void whatIsNotNamedIsNotSent() {
        assertThat(made(IssueRequest::created, "{'title':'A'}")).isEqualTo("{'title':'A'}");
        assertThat(made(IssueRequest::changed, "{'body':null}")).isEqualTo("{'body':null}");
        assertThat(made(IssueRequest::changed, "{'state':'closed','stateReason':'not_planned','labels':[]}"))
                .isEqualTo("{'state':'closed','state_reason':'not_planned','labels':[]}");
        assertThat(made(IssueRequest::closed, "{}")).isEqualTo("{'state':'closed','state_reason':'completed'}");
        assertThat(made(PullRequest::merged, "{}")).isEqualTo("{'merge_method':'merge'}");
        assertThat(made(PullRequest::created, "{'title':'A','head':'b','base':'c'}"))
                .isEqualTo("{'title':'A','head':'b','base':'c','draft':false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|body",
                "{'state':'gone'}|state",
                "{'state':7}|state",
                "{'stateReason':'completed'}|stateReason",
                "{'state':'closed','stateReason':'why'}|stateReason",
                "{'title':''}|title",
                "{'title':null}|title",
                "{'labels':'bug'}|labels",
                "{'assignees':[1]}|assignees",
                "{'Title':'A'}|Title"
            })
    void changeThatIsNoneIsRefusedByName(String json, String field) {
        assertThatThrownBy(() -> IssueRequest.changed(request(json)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'method':'force'}|method", "{'sha':'abc'}|sha", "{'sha':1}|sha", "{'merge':true}|merge"})
    void mergeThatIsNoneIsRefusedByName(String json, String field) {
        assertThatThrownBy(() -> PullRequest.merged(request(json)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }
}
