package io.teamlabs.integrations.platform;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Checks the settings and brings the schema up before Hibernate validates it: the first code of ours that a server runs. */
public class MigrationIntegrator implements Integrator {

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        Settings.check();
        SchemaMigration.atStart(Settings.read(DatabaseSettings::from));
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        // Nothing is held: the migration's connection was closed when it ended.
    }
}
