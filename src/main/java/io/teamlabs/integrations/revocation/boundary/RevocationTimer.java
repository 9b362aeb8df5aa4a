package io.teamlabs.integrations.revocation.boundary;

import io.teamlabs.integrations.revocation.control.DueRevocations;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Every quarter of a minute, on every node. Bean-managed: no transaction may span the calls that it begins. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class RevocationTimer {

    @Inject
    DueRevocations due;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void workOff() {
        due.workOff();
    }
}
