package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.Workbench;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Nodes over the real PostgreSQL of this JVM, with what the settings would give. */
final class LedgerStage {

    private LedgerStage() {}

    static Workbench node() {
        return new Workbench(weld -> weld.addBeanClasses(
                Limiter.class, DatabaseLedger.class, QuotaBuckets.class, OldBuckets.class, Settled.class));
    }

    /** Settings, and the real time. */
    @Singleton
    static class Settled {

        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }

        @Produces
        @Singleton
        LimiterSettings settings() {
            return new LimiterSettings(10_000, 4, Duration.ofMinutes(1));
        }
    }
}
