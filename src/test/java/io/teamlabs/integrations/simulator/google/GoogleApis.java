package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.google.api.ApiAccess;
import io.teamlabs.integrations.simulator.google.api.ErrorForm;
import io.teamlabs.integrations.simulator.google.api.MeetingCodes;
import io.teamlabs.integrations.simulator.google.calendar.CalendarSimulator;
import io.teamlabs.integrations.simulator.google.drive.DriveSimulator;
import io.teamlabs.integrations.simulator.google.meet.MeetSimulator;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The APIs that Google's tokens open, each with what it keeps. */
public final class GoogleApis {
    private final CalendarSimulator calendar;
    private final MeetSimulator meet;
    private final DriveSimulator drive;

    GoogleApis(Ledger ledger, Accounts accounts, Ground ground) {
        MeetingCodes codes = new MeetingCodes();
        ApiAccess access = new ApiAccess(ledger, accounts, ErrorForm.ERRORS);
        calendar = new CalendarSimulator(access, accounts, codes, ground.clock());
        meet = new MeetSimulator(new ApiAccess(ledger, accounts, ErrorForm.RPC), codes);
        drive = new DriveSimulator(accounts, ledger, ground);
    }

    void addTo(Routes routes, String www, String meetHost) {
        calendar.addTo(routes, www + "/calendar/v3");
        meet.addTo(routes, meetHost);
        drive.addTo(routes, www);
    }

    public CalendarSimulator calendar() {
        return calendar;
    }

    public MeetSimulator meet() {
        return meet;
    }

    public DriveSimulator drive() {
        return drive;
    }

    /** Whether one of them has such a setting; it is changed then. */
    boolean set(String setting, JsonValue value) {
        switch (setting) {
            case "pendingConferences" -> calendar.pendingReads(((JsonNumber) value).intValue());
            case "failConferences" -> calendar.failConferences(value.equals(JsonValue.TRUE));
            case "expireSyncTokens" -> calendar.expireSyncTokens();
            default -> {
                return false;
            }
        }
        return true;
    }

    JsonObject holdings() {
        return JsonText.object()
                .add("calendar", calendar.holdings())
                .add("meet", meet.holdings())
                .add("drive", drive.holdings())
                .build();
    }

    void reset() {
        calendar.reset();
    }

    void forget() {
        calendar.forget();
        meet.forget();
        drive.forget();
    }
}
