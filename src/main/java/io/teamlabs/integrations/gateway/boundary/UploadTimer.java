package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.Uploads;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Forgets uploads that ran out. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadTimer {

    @Inject
    Uploads uploads;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void purge() {
        uploads.purge();
    }
}
