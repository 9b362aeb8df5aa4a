package io.teamlabs.integrations.legacy.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OptionalJsonReaderTest {

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

    @Test
    void noBodyIsAnEmptyObjectWhateverItsType() throws IOException {
        assertThat(read("", FORM).has("userId")).isFalse();
        assertThat(read("", MediaType.APPLICATION_OCTET_STREAM_TYPE).has("userId"))
                .isFalse();
    }

    @Test
    void bodyIsReadFromItsFirstByteOn() throws IOException {
        assertThat(read("{\"userId\":\"7\"}", MediaType.APPLICATION_JSON_TYPE).requiredText("userId", 10))
                .isEqualTo("7");
    }

    @Test
    @DisplayName("bar 40: what is not JSON is refused by its type, and what only says so by its content")
    void otherBodiesAreRefused() {
        assertThatThrownBy(() -> read("userId=7", FORM))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE));
        assertThatThrownBy(() -> read("{", MediaType.APPLICATION_JSON_TYPE)).isInstanceOf(ProblemException.class);
    }

    private static JsonRequest read(String body, MediaType type) throws IOException {
        return new OptionalJsonReader()
                .readFrom(
                        OptionalJson.class,
                        OptionalJson.class,
                        new Annotation[0],
                        type,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .body();
    }
}
