package io.teamlabs.integrations.oauth.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "1", "{", "{\"a\":", "<html>", "a=b", "{\"a\":1}}"})
    void whatIsNoObjectIsNone(String text) {
        assertThat(JsonAnswer.parse(text)).isEmpty();
    }

    @Test
    void deepNestingIsNoObjectAndNoOverflow() {
        assertThat(JsonAnswer.parse("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)))
                .isEmpty();
        assertThat(JsonAnswer.parse("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"))
                .isEmpty();
    }

    @Test
    void membersOfAnotherTypeAreAbsent() {
        JsonAnswer answer =
                JsonAnswer.parse("{\"a\":1,\"b\":null,\"c\":[],\"d\":\"x\"}").orElseThrow();
        assertThat(answer.text("a")).isEmpty();
        assertThat(answer.text("b")).isEmpty();
        assertThat(answer.object("d").text("e")).isEmpty();
        assertThat(answer.objects("d")).isEmpty();
        assertThat(answer.flag("d")).isEmpty();
        assertThat(answer.number("c")).isEmpty();
    }

    @Test
    void labelsAreFitForPeopleAndTheDatabase() {
        JsonAnswer answer = JsonAnswer.parse(
                        "{\"a\":\"A\\u0000d\\na \\ud800L\\ud83d\\ude00\",\"b\":\"\\u0000 \",\"c\":\"" + "é".repeat(400)
                                + "\"}")
                .orElseThrow();
        assertThat(answer.label("a")).contains("Ada L\ud83d\ude00");
        assertThat(answer.label("b")).isEmpty();
        assertThat(answer.label("c").orElseThrow()).hasSize(300);
    }

    @Test
    @DisplayName("trap 14: an id is a text, whether the provider writes a number or a text")
    void idsAreTexts() {
        JsonAnswer answer = JsonAnswer.parse("{\"a\":583231,\"b\":\"dbid:x\",\"c\":1.5,\"d\":9007199254740993}")
                .orElseThrow();
        assertThat(answer.id("a")).contains("583231");
        assertThat(answer.id("b")).contains("dbid:x");
        assertThat(answer.id("c")).isEmpty();
        assertThat(answer.id("d")).contains("9007199254740993");
    }

    @Test
    void tokensAreVisibleAscii() {
        JsonAnswer answer = JsonAnswer.parse("{\"a\":\"ya29.A-_~+/=\",\"b\":\"a\\r\\nX: 1\",\"c\":\"\",\"d\":\"ü\"}")
                .orElseThrow();
        assertThat(answer.secret("a")).contains(new Secret("ya29.A-_~+/="));
        assertThat(answer.secret("b")).isEmpty();
        assertThat(answer.secret("c")).isEmpty();
        assertThat(answer.secret("d")).isEmpty();
    }

    @Test
    void onlyWebAddressesAreAddresses() {
        JsonAnswer answer = JsonAnswer.parse("{\"a\":\"https://a.example/x.png?s=1\",\"b\":\"javascript:alert(1)\","
                        + "\"c\":\"https://a.example/\\\"onload=\",\"d\":\"//a.example/\"}")
                .orElseThrow();
        assertThat(answer.webAddress("a")).contains("https://a.example/x.png?s=1");
        assertThat(answer.webAddress("b")).isEmpty();
        assertThat(answer.webAddress("c")).isEmpty();
        assertThat(answer.webAddress("d")).isEmpty();
    }

    @Test
    @DisplayName("bar 9: an answer does not print what it holds")
    void answerPrintsNothing() {
        assertThat(JsonAnswer.parse("{\"access_token\":\"canary\"}")
                        .orElseThrow()
                        .toString())
                .doesNotContain("canary");
    }
}
