package io.teamlabs.integrations.authorization.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.PublicAddress;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormOriginTest {

    private final PublicAddress address = new PublicAddress(URI.create("https://integrations.example.com/prefix"));

    @ParameterizedTest
    @DisplayName("bar 2: the answer to the question is refused when it comes from another page than ours")
    @CsvSource({
        "cross-site, https://evil.example",
        "same-site, https://sub.example.com",
        "none, https://integrations.example.com",
        "same-origin, https://evil.example",
        "same-origin, null",
        ", null",
        ", https://evil.example",
        ", http://integrations.example.com",
        ", https://integrations.example.com:8443",
        "cross-site, "
    })
    void refusesOtherPages(String fetchSite, String origin) {
        assertThat(new FormOrigin(fetchSite, origin).isOurs(address)).isFalse();
    }

    @Test
    void acceptsOurOwnPageAndWhatIsNoBrowser() {
        assertThat(new FormOrigin("same-origin", "https://integrations.example.com").isOurs(address))
                .isTrue();
        assertThat(new FormOrigin(null, "https://integrations.example.com").isOurs(address))
                .isTrue();
        assertThat(new FormOrigin(null, null).isOurs(address)).isTrue();
    }
}
