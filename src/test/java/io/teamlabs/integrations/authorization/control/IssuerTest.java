package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final String ISSUER = "https://accounts.google.test";

    private final ConnectBench bench = new ConnectBench("GOOGLE_ISSUER", ISSUER);

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 4: the issuer that the provider announces must come back, letter by letter")
    void onlyTheAnnouncedIssuerIsAccepted() {
        assertThat(ending(ISSUER)).isInstanceOf(Ending.Connected.class);
        bench.simulators().google().forgetCalls();
        for (String wrong : new String[] {
            ISSUER + "/", "https://accounts.google.test.evil.example", "HTTPS://ACCOUNTS.GOOGLE.TEST", ""
        }) {
            assertThat(ending(wrong)).isEqualTo(Ending.failed(FailureReason.WRONG_ISSUER));
        }
        assertThat(ending(null)).isEqualTo(Ending.failed(FailureReason.WRONG_ISSUER));
        assertThat(bench.simulators().google().calls("POST /google/oauth2/token"))
                .isEmpty();
    }

    private Ending ending(@Nullable String issuer) {
        bench.simulators().google().announceIssuer(issuer);
        URI provider = bench.leave(bench.begin("ada", "google_drive", bench.browser), bench.browser);
        return bench.arrive("google", bench.allow(provider, bench.account("google_drive", 0)))
                .ending();
    }
}
