package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Sweep;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Every five minutes, on every node: two that meet at one row find that it is cut already. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SweepTimer {

    @Inject
    Sweep sweep;

    @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
    public void sweep() {
        sweep.sweep();
    }
}
