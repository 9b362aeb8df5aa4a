package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.BackOff;
import io.teamlabs.integrations.access.entity.NextRefresh;
import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.VaultSettings;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** What the component's beans get from a test: providers, clock, settings, a keyset, and chance that can be repeated. */
final class BenchBeans implements Extension {

    private static final WrappingKeyset KEYSET =
            WrappingKeyset.parse(new Secret(Keysets.generate())).orElseThrow();

    private final List<? extends ProviderDialect> dialects;
    private final Clock clock;
    private final RefreshSettings settings;

    BenchBeans(Clock clock, RefreshSettings settings, List<? extends ProviderDialect> dialects) {
        this.clock = clock;
        this.settings = settings;
        this.dialects = List.copyOf(dialects);
    }

    void leaveOut(@Observes ProcessAnnotatedType<AccessConfiguration> type) {
        type.veto();
    }

    void leaveOutKeyset(@Observes ProcessAnnotatedType<VaultSettings> type) {
        type.veto();
    }

    void add(@Observes AfterBeanDiscovery discovery) {
        give(discovery, Clock.class, clock);
        give(discovery, RefreshSettings.class, settings);
        give(discovery, ReadSettings.class, new ReadSettings(1_000));
        give(discovery, BackOff.class, backOff());
        give(discovery, NextRefresh.class, nextRefresh());
        give(discovery, WrappingKeyset.class, KEYSET);
        dialects.forEach(dialect -> give(discovery, ProviderDialect.class, dialect));
    }

    private static <T> void give(AfterBeanDiscovery discovery, Class<T> type, T bean) {
        discovery.<T>addBean().types(type).createWith(context -> bean);
    }

    private BackOff backOff() {
        RefreshSettings.Waits waits = settings.waits();
        return new BackOff(new Random(1), waits.first(), waits.longest(), waits.longestAsked());
    }

    private NextRefresh nextRefresh() {
        return new NextRefresh(new RefreshSchedule(new Random(2)), settings.idleAfter(), settings.keepAlive());
    }
}
