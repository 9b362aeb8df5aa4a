package io.teamlabs.integrations.vault.boundary;

import io.teamlabs.integrations.platform.ApplicationDataSource;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.vault.control.CanaryCheck;
import io.teamlabs.integrations.vault.control.VaultSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Refuses the start without the right keyset: what fails here fails the deployment, on every server. It stands after the
 * migration in {@code META-INF/services}, as it reads a table that the migration makes.
 */
public class KeysetIntegrator implements Integrator {

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        CanaryCheck check = new CanaryCheck(Settings.read(VaultSettings::keyset).orElseThrow());
        try (Connection connection = new ApplicationDataSource().getConnection()) {
            check.check(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "The vault's canary cannot be read with the role of DATABASE_USER", failure);
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        // Nothing is held: the connection was closed when the check ended.
    }
}
