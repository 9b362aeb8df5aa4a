package io.teamlabs.integrations.identity.boundary;

import io.teamlabs.integrations.identity.control.OrganizationGuard;
import io.teamlabs.integrations.identity.control.RowSecurity;
import io.teamlabs.integrations.platform.ApplicationDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.Table;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Refuses the start where the database does not keep organizations apart, and tells the guard which tables are theirs. It
 * stands after the migration in {@code META-INF/services}, as it asks about tables that the migration makes.
 */
public class IsolationIntegrator implements Integrator {

    private static final Identifier ORGANIZATION = Identifier.toIdentifier("organization_id");

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        List<String> tables = metadata.collectTableMappings().stream()
                .filter(table -> table.getColumn(ORGANIZATION) != null)
                .map(Table::getName)
                .sorted()
                .toList();
        if (sessionFactory.getSessionFactoryOptions().getStatementInspector() instanceof OrganizationGuard guard) {
            guard.protect(tables);
        }
        try (Connection connection = new ApplicationDataSource().getConnection()) {
            RowSecurity.check(connection, tables);
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "Row-level security cannot be asked about with the role of DATABASE_USER", failure);
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        // Nothing is held: the connection was closed when the check ended.
    }
}
