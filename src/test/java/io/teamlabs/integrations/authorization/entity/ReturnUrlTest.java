package io.teamlabs.integrations.authorization.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnUrlTest {

    @Test
    void theOutcomeIsAddedToTheQueryAndTheFragmentStays() {
        assertThat(with("https://app.example.com/p?tab=a%20b#github"))
                .hasToString("https://app.example.com/p?tab=a%20b&integration=github&result=connected#github");
        assertThat(with("https://app.example.com"))
                .hasToString("https://app.example.com?integration=github&result=connected");
    }

    @Test
    void anOlderOutcomeInTheQueryIsReplaced() {
        assertThat(with("https://app.example.com/?result=denied&x=1&integration=slack"))
                .hasToString("https://app.example.com/?x=1&integration=github&result=connected");
    }

    @Test
    void whatIsAddedIsEncoded() {
        assertThat(ReturnUrl.stored("https://app.example.com/").with(Map.of("error", "a&b=c #d")))
                .hasToString("https://app.example.com/?error=a%26b%3Dc+%23d");
    }

    private static URI with(String url) {
        Map<String, String> outcome = new LinkedHashMap<>();
        outcome.put("integration", "github");
        outcome.put("result", "connected");
        return ReturnUrl.stored(url).with(outcome);
    }
}
