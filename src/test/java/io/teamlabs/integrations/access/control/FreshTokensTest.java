package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshTokensTest {

    private final AccessBench bench = new AccessBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void validTokenIsAnsweredAtOnceWithoutTheProvider() {
        bench.connect("anna", HOUR, Duration.ZERO);

        FreshToken token = await(bench.read("anna"));

        assertThat(token.accessToken().reveal()).isEqualTo("access-0");
        assertThat(token.degraded()).isFalse();
        assertThat(token.missingScopes().values()).containsExactly("write");
        assertThat(bench.alpha.refreshed).isEmpty();
    }

    @Test
    void expiredTokenIsRefreshedBeforeItIsAnswered() {
        bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-1");
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
    }
}
