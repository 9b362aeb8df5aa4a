package io.teamlabs.integrations.gateway.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.problem.ProblemException;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPathTest {

    private static final String FRONT = "/context/api/v1/users/u1/integrations/github/proxy/";
    private static final URI BASE = URI.create("https://api.vendor.test");

    @ParameterizedTest
    @ValueSource(
            strings = {"user", "repos/o/r/proxy/x", "a%20b/c:d", "calendars/me@x.test/events", "v1/x:end", "a..b/c.."})
    void pathGoesOnAsItCame(String path) {
        URI address = ProxyPath.parse(FRONT + path, "q=%2F..&r=a@b").below(BASE);
        assertThat(address).hasToString("https://api.vendor.test/" + path + "?q=%2F..&r=a@b");
        assertThat(address.getHost()).isEqualTo("api.vendor.test");
    }

    @ParameterizedTest
    @DisplayName("bar 27: a path in disguise is refused, whatever the server let through")
    @ValueSource(
            strings = {
                "",
                "a%2Fb",
                "a%2fb",
                "a%5Cb",
                "a%5cb",
                "a\\b",
                "/evil.test",
                "a//b",
                "//",
                "@evil.test",
                "u:p@evil.test",
                "http://evil.test",
                "https:evil.test",
                "a%3Ab",
                "a%40b",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a/./b",
                "%2e%2e/a",
                "a/%2E./b",
                "a%00",
                "a%0a",
                "a%0D%0Ab",
                "a%7f",
                "a b",
                "a\tb",
                "a\r\nb"
            })
    void disguisesAreRefused(String path) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> ProxyPath.parse(FRONT + path, null));
        assertThat(problem).isNotNull();
        assertThat(problem.field()).isEqualTo("path");
    }

    @Test
    void queryThatIsNoneIsRefused() {
        ProxyPath path = ProxyPath.parse(FRONT + "a", "q={x}");
        assertThat(catchThrowableOfType(ProblemException.class, () -> path.below(BASE)))
                .isNotNull();
    }
}
