package io.teamlabs.integrations.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonRequestTest {

    private static final JsonRequest REQUEST = request("""
            {"text":"Ada","blank":"  ","number":7,"half":7.5,"flag":true,"list":["a","b"],"mixed":["a",1],
             "object":{"a":1},"nothing":null,"time":"2026-01-31T13:00:00+01:00","late":"+999999999-01-01T00:00:00Z"}""");

    @Test
    void accessorsReturnWhatIsThere() {
        assertThat(REQUEST.requiredText("text", 3)).isEqualTo("Ada");
        assertThat(REQUEST.optionalTextList("list", 2)).containsExactly("a", "b");
        assertThat(REQUEST.optionalInstant("time")).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(REQUEST.optionalNumber("number", 7, 7)).isEqualTo(7);
        assertThat(REQUEST.optionalFlag("flag")).isTrue();
        assertThat(REQUEST.optionalObject("object")).containsKey("a");
    }

    @Test
    void absentAndNullAreNotGivenAndOnlyHasTellsThemApart() {
        for (String name : List.of("absent", "nothing")) {
            assertThat(REQUEST.optionalText(name, 1)).isNull();
            assertThat(REQUEST.optionalTextList(name, 1)).isNull();
            assertThat(REQUEST.optionalInstant(name)).isNull();
            assertThat(REQUEST.optionalNumber(name, 0, 1)).isNull();
            assertThat(REQUEST.optionalFlag(name)).isNull();
            assertThat(REQUEST.optionalObject(name)).isNull();
            refused(name, () -> REQUEST.requiredText(name, 1));
        }
        assertThat(REQUEST.has("nothing")).isTrue();
        assertThat(REQUEST.has("absent")).isFalse();
    }

    @Test
    @DisplayName("bar 40: every wrong type is a 400 that names the field")
    void wrongTypesAreRefusedByName() {
        for (String name : List.of("text", "number", "half", "flag", "list", "mixed", "object")) {
            unlessRight("text", name, () -> REQUEST.optionalText(name, 100));
            unlessRight("list", name, () -> REQUEST.optionalTextList(name, 10));
            unlessRight("number", name, () -> REQUEST.optionalNumber(name, 0, 100));
            unlessRight("flag", name, () -> REQUEST.optionalFlag(name));
            unlessRight("object", name, () -> REQUEST.optionalObject(name));
            refused(name, () -> REQUEST.optionalInstant(name));
        }
    }

    @Test
    @DisplayName("bar 40: what is too long, too many, blank or out of bounds is a 400 that names the field")
    void boundsAreHeld() {
        refused("text", () -> REQUEST.optionalText("text", 2));
        refused("blank", () -> REQUEST.requiredText("blank", 100));
        refused("list", () -> REQUEST.optionalTextList("list", 1));
        refused("number", () -> REQUEST.optionalNumber("number", 8, 10));
        refused("number", () -> REQUEST.optionalNumber("number", 0, 6));
        refused("late", () -> REQUEST.optionalInstant("late"));
        JsonRequest longItem = request("{\"list\":[\"" + "x".repeat(201) + "\"]}");
        refused("list", () -> longItem.optionalTextList("list", 1));
        JsonRequest huge = request("{\"number\":1e300}");
        refused("number", () -> huge.optionalNumber("number", 0, Long.MAX_VALUE));
    }

    @Test
    @DisplayName("bar 40: an unknown field is a 400 that names it and those that are known")
    void unknownFieldsAreRefusedByName() {
        JsonRequest request = request("{\"returnUrl\":\"x\",\"retrunUrl\":\"x\"}");
        assertThat(refused("retrunUrl", () -> request.onlyFields("returnUrl", "capabilities"))
                        .detail())
                .contains("returnUrl, capabilities");
        assertThat(request.onlyFields("returnUrl", "retrunUrl")).isSameAs(request);
        refused("x", () -> request("{\"x\":1}").onlyFields());
    }

    @Test
    @DisplayName("bar 9: a body, which may hold tokens, prints as dots")
    void bodyPrintsAsDots() {
        assertThat(request("{\"accessToken\":\"canary\"}")).hasToString("JsonRequest[•••]");
    }

    @Test
    @DisplayName("bar 40: a body of 10 MB is a 413, read to its end but not kept")
    void tenMegabytesAreTooLarge() {
        InputStream body = new ByteArrayInputStream(new byte[10_000_000]);
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> read(MediaType.APPLICATION_JSON_TYPE, body));
        assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_LARGE);
        assertThat(refused.field()).isEqualTo("body");
        assertThat(body).isEmpty();
    }

    @Test
    void sixtyFourKibibytesAreTaken() {
        String filler = "x".repeat(64 * 1024 - "{\"a\":\"\"}".length());
        JsonRequest request = read(MediaType.APPLICATION_JSON_TYPE, stream("{\"a\":\"" + filler + "\"}"));
        assertThat(request.requiredText("a", 70_000)).hasSameSizeAs(filler);
    }

    @Test
    @DisplayName("bar 40: another charset is a 415, a broken-off body a 400")
    void otherCharsetsAndBrokenBodiesAreRefused() throws IOException {
        MediaType utf16 = MediaType.APPLICATION_JSON_TYPE.withCharset("utf-16");
        assertThat(catchThrowableOfType(ProblemException.class, () -> read(utf16, stream("{}")))
                        .kind())
                .isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        assertThat(read(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"), stream("{}")))
                .isNotNull();
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        refused("body", () -> read(MediaType.APPLICATION_JSON_TYPE, broken));
    }

    private static void unlessRight(String right, String name, ThrowingCallable access) {
        if (!right.equals(name)) {
            refused(name, access);
        }
    }

    private static ProblemException refused(String field, ThrowingCallable access) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, access);
        assertThat(refused).as(field).isNotNull();
        assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(refused.field()).isEqualTo(field);
        return refused;
    }

    private static JsonRequest request(String json) {
        return new JsonRequest(JsonText.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonRequest read(MediaType type, InputStream body) {
        return new JsonRequestReader()
                .readFrom(
                        JsonRequest.class,
                        JsonRequest.class,
                        new Annotation[0],
                        type,
                        new MultivaluedHashMap<>(),
                        body);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
