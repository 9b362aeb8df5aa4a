package io.teamlabs.integrations.authorization.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnOriginsTest {

    private final ReturnOrigins origins =
            new ReturnOrigins(Set.of("https://app.example.com", "http://localhost:3000", "https://[::1]:8443"));

    @ParameterizedTest
    @DisplayName("bar 5: an address of a listed origin, written plainly, is accepted as it is")
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com:443/settings?tab=integrations&x=%20y#github",
                "https://app.example.com?a=b",
                "http://localhost:3000/profile",
                "https://app.example.com/@evil.example/x",
                "https://app.example.com//evil.example",
                "https://[::1]:8443/x"
            })
    void acceptsWhatIsListed(String address) {
        assertThat(origins.accept(address))
                .hasValueSatisfying(url -> assertThat(url.toString()).isEqualTo(address));
    }

    @ParameterizedTest
    @DisplayName("bar 5: no evil form of an address gets past the allow-list")
    @ValueSource(
            strings = {
                "",
                "/relative",
                "//evil.example",
                "///evil.example",
                "https:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "https:app.example.com",
                "https:/app.example.com",
                "https:\\\\app.example.com",
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com.evil.example",
                "https://app.example.comevil.example",
                "https://app.example.com:8443/",
                "https://app.example.com:443443",
                "https://app.example.com@evil.example/",
                "https://app.example.com:443@evil.example/",
                "https://user@app.example.com/",
                "https://user:password@app.example.com/",
                "https://evil.example#@app.example.com",
                "https://evil.example?@app.example.com",
                "https://evil.example\\@app.example.com",
                "https://app.example.com\\@evil.example",
                "https://app.example.com\\.evil.example",
                "https://app.example.com/\\evil.example",
                "https://app.example.com/%5Cevil.example",
                "https://app.example.com/%5cevil.example",
                "https://app%2Eexample.com/",
                "https://app.example.com%2F@evil.example",
                "https://app.example.com%40evil.example",
                "https://evil%2Eexample/",
                "https://%65vil.example/",
                "HTTPS://APP.EXAMPLE.COM/",
                "https://App.Example.com/",
                "HttpS://evil.example/",
                "https://EVIL.example/",
                "https://app.example.com/%0d%0aLocation:%20https://evil.example",
                "https://app.example.com/%00",
                "https://app.example.com/%zz",
                "https://app.example.com/%",
                "https://app.example.com/\r\nSet-Cookie: a=b",
                "https://app.example.com/\u0000",
                "https://app.example.com/a b",
                " https://app.example.com/",
                "https://app.example.com/#a#b",
                "https://app.example.com\u3002evil.example",
                "https://app.example.com/\u2028",
                "https://\uff41pp.example.com/",
                "https://app..example.com/",
                "https://2130706433/",
                "javascript:alert(1)//https://app.example.com",
                "data:text/html,https://app.example.com",
                "ftp://app.example.com/"
            })
    void refusesEvilForms(String address) {
        assertThat(origins.accept(address)).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(origins.accept("https://app.example.com/" + "a".repeat(2000)))
                .isEmpty();
    }

    @Test
    void anOriginIsComparedWithoutThePortThatItsSchemeImplies() {
        assertThat(ReturnOrigins.origin("https://app.example.com:443")).hasValue("https://app.example.com");
        assertThat(ReturnOrigins.origin("http://app.example.com:443")).hasValue("http://app.example.com:443");
        assertThat(ReturnOrigins.origin("https://app.example.com/")).isEmpty();
        assertThat(ReturnOrigins.origin("*")).isEmpty();
    }
}
