package io.teamlabs.integrations.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private static final String SECONDARY =
            "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.\"}";

    private final GatewayBench bench = new GatewayBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void limitThatOnlyTheBodyTellsOfHoldsTheNextCallsBack() {
        bench.connect("anna", "github", "read:user", "user:email");
        bench.vendor("github")
                .program(Fault.reply(403, Map.of("Content-Type", "application/json"), SECONDARY)
                        .on("/user")
                        .times(1));
        assertThat(refusal().retryAfter()).isGreaterThan(Duration.ofSeconds(50));
        assertThat(refusal().retryAfter()).isGreaterThan(Duration.ofSeconds(50));
        assertThat(bench.vendor("github").calls("/user")).hasSize(1);
    }

    @Test
    void accountsWhoseIdIsNotKnownShareNoQuota() {
        UUID anna = bench.connect("anna", "github", "read:user", "user:email");
        UUID bert = bench.connect("bert", "github", "read:user", "user:email");
        Workbench.asOwner("UPDATE integrations SET external_id = NULL");
        assertThat(account("anna")).isEqualTo(anna.toString());
        assertThat(account("bert")).isEqualTo(bert.toString());
    }

    private String account(String user) {
        return bench.open(user, "github", "account").context().accountId();
    }

    private ProblemException refusal() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> bench.get("anna", "github", "/user"));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        return refusal;
    }
}
