package io.teamlabs.integrations.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Declares the pooled data source {@code java:app/jdbc/integrations}. WildFly wants at least one property, so the one
 * that prepared statements like anyway stands here.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/integrations",
        className = "io.teamlabs.integrations.platform.ApplicationDataSource",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {"prepareThreshold=3"})
@ApplicationScoped
public class DataSourceDefinitions {}
