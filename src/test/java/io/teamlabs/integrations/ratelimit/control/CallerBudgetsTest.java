package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.CallerBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerBudgetsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private final CallerBudgets budgets = new CallerBudgets();

    @BeforeEach
    void start() {
        budgets.settings = new CallerSettings(
                true, new Allowance(10, MINUTE, 4), new Allowance(20, MINUTE, 8), new Allowance(6, MINUTE, 2));
        budgets.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, time.instant()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        budgets.start();
    }

    private static Optional<Caller> service(String subject, String organization) {
        return Optional.of(new Caller.Service(subject, Set.of(), new OrganizationId(organization)));
    }

    @Test
    void callerIsToldWhatIsLeftAndWhenThereIsMore() {
        CallerBudget first = budgets.count(service("backend", "a"));

        assertThat(first.policyField()).isEqualTo("\"service\";q=20;w=60");
        assertThat(first.field()).isEqualTo("\"service\";r=7;t=5");
        assertThat(first.refused()).isFalse();
    }

    @Test
    void leastWaitIsASecondTooAsNobodyIsToldToComeAtOnce() {
        Allowance allowance = new Allowance(20, MINUTE, 8);
        assertThat(new CallerBudget("user", allowance, 0, Duration.ofNanos(1), true).field())
                .isEqualTo("\"user\";r=0;t=1");
    }

    @Test
    void oneCallTooManyIsRefusedUntilTheNextTokenComes() {
        for (int call = 0; call < 8; call++) {
            assertThat(budgets.count(service("backend", "a")).refused()).isFalse();
        }

        CallerBudget refused = budgets.count(service("backend", "a"));
        assertThat(refused.refused()).isTrue();
        assertThat(refused.field()).isEqualTo("\"service\";r=0;t=5");
        time.pass(Duration.ofSeconds(refused.seconds()));
        assertThat(budgets.count(service("backend", "a")).refused()).isFalse();
    }

    @Test
    void noMinuteSeesMoreThanThePolicySays() {
        Traffic traffic = new Traffic();
        for (int call = 0; call < 3_000; call++) {
            if (!budgets.count(service("backend", "a")).refused()) {
                traffic.arrived("a", time.instant());
            }
            time.pass(Duration.ofMillis(100));
        }

        assertThat(traffic.mostWithin(MINUTE)).isBetween(18, 20);
    }

    @Test
    void callersDoNotTakeFromEachOther() {
        for (int call = 0; call < 9; call++) {
            budgets.count(service("backend", "a"));
        }

        assertThat(budgets.count(service("backend", "b")).refused()).isFalse();
        assertThat(budgets.count(service("other", "a")).refused()).isFalse();
        assertThat(budgets.count(Optional.empty()).refused()).isFalse();
    }

    @Test
    void nobodyKnownIsCountedTogether() {
        budgets.count(Optional.empty());
        budgets.count(Optional.empty());

        CallerBudget third = budgets.count(Optional.empty());
        assertThat(third.refused()).isTrue();
        assertThat(third.policyField()).isEqualTo("\"anyone\";q=6;w=60");
    }

    @Test
    void onlySoManyCallersAreRemembered() {
        budgets.buckets = new RecentBuckets(3);
        for (int caller = 0; caller < 100; caller++) {
            budgets.count(service("backend-" + caller, "a"));
        }

        assertThat(budgets.buckets.size()).isEqualTo(3);
    }
}
