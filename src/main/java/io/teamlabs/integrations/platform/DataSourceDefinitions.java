package io.teamlabs.integrations.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Declares the pooled data source {@code java:app/jdbc/integrations}. WildFly wants at least one property
 * that has a setter of text, so the name under which the database's operator sees us stands here.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/integrations",
        className = "io.teamlabs.integrations.platform.PoolDataSource",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {"applicationName=teamlabs-integrations"})
@ApplicationScoped
public class DataSourceDefinitions {}
