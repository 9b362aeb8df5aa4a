package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.control.CommonTypes;
import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.platform.PlainPersistence;
import io.teamlabs.integrations.platform.SettableClock;
import io.teamlabs.integrations.platform.Workbench;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** This component's beans at work over a real database, with one provider that knows the calendar type. */
public final class ConnectionBench implements AutoCloseable {

    public final SettableClock clock = new SettableClock();
    private final Workbench workbench;

    /** Starts over empty tables. */
    public ConnectionBench() {
        Workbench.empty();
        workbench = new Workbench(weld -> weld.addBeanClasses(
                        Integrations.class,
                        Statuses.class,
                        Edits.class,
                        Catalog.class,
                        CommonTypes.class,
                        IntegrationEvents.class,
                        ProviderDialects.class)
                .addExtension(new Provider(clock)));
    }

    public <T> T bean(Class<T> type) {
        return workbench.bean(type);
    }

    /** Does the work in a transaction of that organization. */
    public <T> T within(String organization, Supplier<T> work) {
        return OrganizationScope.within(new OrganizationId(organization), () -> {
            try {
                return bean(PlainPersistence.class).transaction(work::get);
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Override
    public void close() {
        workbench.close();
    }

    static final class Provider implements Extension {

        private final SettableClock clock;

        Provider(SettableClock clock) {
            this.clock = clock;
        }

        void give(@Observes AfterBeanDiscovery discovery) {
            TypeDefinitions definitions = () -> List.of(SampleTypes.DEFINITION);
            ProviderDialect dialect = SampleTypes.dialect();
            discovery.<Clock>addBean().types(Clock.class).createWith(context -> clock);
            discovery.<TypeDefinitions>addBean().types(TypeDefinitions.class).createWith(context -> definitions);
            discovery.<ProviderDialect>addBean().types(ProviderDialect.class).createWith(context -> dialect);
        }
    }
}
