package io.teamlabs.integrations.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Begins to listen with the deployment and ends with it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationStart {

    @Inject
    Notifications notifications;

    @PostConstruct
    void start() {
        notifications.start();
    }

    @PreDestroy
    void stop() {
        notifications.stop();
    }
}
