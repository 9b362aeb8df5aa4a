package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to a person's Google Calendar. */
@ApplicationScoped
public class CalendarAccounts {

    static final String EVENTS = "events";
    static final String CALENDARS = "calendars";
    static final String FREE_BUSY = "free-busy";

    private static final TypeKey TYPE = new TypeKey("google_calendar");

    @Inject
    ConnectedAccounts accounts;

    @Inject
    GoogleClients clients;

    /** Returns the account, where the caller may act for the person and the capability is granted. */
    CalendarAccount open(String userId, String capability) {
        ConnectedAccount account = accounts.open(userId, TYPE, capability);
        GoogleTransport transport = new GoogleTransport(account).repeatable();
        return new CalendarAccount(
                clients.calendar(transport),
                account.context().user().value(),
                account.context().settings());
    }
}
