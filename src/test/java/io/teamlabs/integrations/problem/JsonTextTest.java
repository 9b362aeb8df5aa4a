package io.teamlabs.integrations.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final String GOOD =
            "{\"name\":\"Ada\",\"list\":[1,-2.5e3,true,false,null,{\"deep\":[\"\\u00e9\\ud83d\\ude00\"]}],\"empty\":{}}";

    @Test
    void parseReadsWhatJsonHolds() {
        assertThat(JsonText.parse(bytes(GOOD)).toString())
                .isEqualTo("{\"name\":\"Ada\",\"list\":[1,-2.5E+3,true,false,null,{\"deep\":[\"é😀\"]}],\"empty\":{}}");
    }

    @ParameterizedTest
    @DisplayName("bar 40: malformed JSON of any kind is a 400 about the body")
    @ValueSource(
            strings = {
                "{",
                "}",
                "{]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":tru}",
                "{\"a\":NaN}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"line\nbreak\"}",
                "\uFEFF{}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "/* */{}",
                "{\"a\" 1}"
            })
    void parseRefusesMalformedJson(String text) {
        assertThat(refusal(bytes(text)).field()).isEqualTo("body");
    }

    @ParameterizedTest
    @DisplayName("bar 40: valid JSON that is no object is a 400 that asks for one")
    @ValueSource(strings = {"[]", "[{}]", "1", "\"text\"", "true", "null"})
    void parseRefusesWhatIsNoObject(String text) {
        assertThat(refusal(bytes(text)).detail()).contains("one JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r"})
    void parseRefusesAnEmptyBody(String text) {
        assertThat(refusal(bytes(text)).detail()).contains("empty");
    }

    @Test
    void malformedJsonIsToldByPlaceAndNotByContent() {
        ProblemException refused = refusal(bytes("{\n  \"token\": \"canary-secret\" oops\n}"));
        assertThat(refused.detail()).contains("line 2").doesNotContain("canary").doesNotContain("oops");
    }

    @ParameterizedTest
    @DisplayName("bar 40: NUL and lone surrogates are a 400 that names the field")
    @CsvSource({"\\u0000", "\\ud800", "\\udc00", "\\ud83d\\ud83d", "\\udc00\\ud800", "x\\ud800x"})
    void parseRefusesWhatNoDatabaseHolds(String escaped) {
        assertThat(refusal(bytes("{\"ok\":1,\"name\":\"" + escaped + "\"}")).field())
                .isEqualTo("name");
        assertThat(refusal(bytes("{\"a\":{\"" + escaped + "\":1}}")).field()).isEqualTo("a");
    }

    @Test
    @DisplayName("bar 40: bytes that are no UTF-8 are a 400, a raw surrogate among them")
    void parseRefusesWhatIsNotUtf8() {
        for (int[] raw : new int[][] {{0xED, 0xA0, 0x80}, {0xFF}, {0xC0, 0xAF}, {0xE2, 0x82}, {0x80}}) {
            assertThat(refusal(within("{\"a\":\"", raw, "\"}")).detail()).contains("UTF-8");
        }
        assertThat(refusal("{\"a\":1}".getBytes(StandardCharsets.UTF_16)).field())
                .isEqualTo("body");
    }

    @Test
    @DisplayName("bar 40: nesting 10,000 deep is a 400 and no stack overflow")
    void parseRefusesDeepNesting() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            ProblemException refused = refusal(bytes("{\"settings\":" + open.repeat(10_000)));
            assertThat(refused.detail()).contains("32 levels");
            assertThat(refused.field()).isEqualTo("settings");
        }
    }

    @Test
    void thirtyTwoLevelsAreTakenAndThirtyThreeAreNot() {
        assertThat(JsonText.parse(bytes("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")))
                .hasSize(1);
        assertThat(refusal(bytes("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"))
                        .detail())
                .contains("32");
    }

    @Test
    @DisplayName("bar 40: a name given twice is a 400 that names it, at any depth")
    void parseRefusesDuplicateNames() {
        assertThat(refusal(bytes("{\"a\":1,\"a\":2}")).field()).isEqualTo("a");
        assertThat(refusal(bytes("{\"a\":[{\"b\":1,\"\\u0062\":2}]}")).field()).isEqualTo("b");
    }

    @ParameterizedTest
    @DisplayName("bar 40: numbers beyond any use are a 400 that names the field")
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e-999999999",
                "1E401",
                "11111111111111111111111111111111111111111111111111111111111111111"
            })
    void parseRefusesMonstrousNumbers(String number) {
        assertThat(refusal(bytes("{\"size\":" + number + "}")).field()).isEqualTo("size");
    }

    @Test
    @DisplayName("bar 40: bodies damaged at random end in an object or a 400, and in nothing else")
    void damagedBodiesEndInAnObjectOrARefusal() {
        Random random = new Random(40);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = bytes(GOOD);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(JsonText.parse(body)).isNotNull();
            } catch (ProblemException refused) {
                assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
                assertThat(refused.field()).isNotBlank();
            }
        }
    }

    @Test
    @DisplayName("bar 40: a field's name from outside is shown short and plain")
    void namesFromOutsideAreShownShortAndPlain() {
        ProblemException refused = refusal(bytes("{\"<script>\\n" + "x".repeat(500) + "\":\"\\u0000\"}"));
        assertThat(refused.field()).startsWith("<script>?xxx").hasSizeLessThan(70);
    }

    private static ProblemException refusal(byte[] body) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> JsonText.parse(body));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        return refused;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] within(String before, int[] raw, String after) {
        StringBuilder text = new StringBuilder(before);
        for (int one : raw) {
            text.append((char) one);
        }
        return text.append(after).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
