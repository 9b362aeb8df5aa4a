package io.teamlabs.integrations.operations.control;

import io.teamlabs.integrations.vault.control.CanaryCheck;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;

/** The health of this node. */
@ApplicationScoped
public class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = "java:app/jdbc/integrations")
    DataSource dataSource;

    @Inject
    WrappingKeyset keyset;

    private ReadinessCheck readiness;

    @PostConstruct
    void prepare() {
        readiness = new ReadinessCheck(executor, dataSource, new CanaryCheck(keyset), PATIENCE);
    }

    /** Returns whether the node can work, within two seconds. */
    public Readiness readiness() {
        return readiness.check();
    }
}
