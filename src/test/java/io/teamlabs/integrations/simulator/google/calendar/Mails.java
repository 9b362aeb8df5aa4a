package io.teamlabs.integrations.simulator.google.calendar;

import java.util.ArrayList;
import java.util.List;

/** The mails to guests, by what {@code sendUpdates} asked for; {@code externalOnly} reaches those not at example.com. */
final class Mails {
    private final List<String> sent = new ArrayList<>();

    synchronized void send(String method, String updates, StoredEvent event) {
        String deed = switch (method) {
            case "POST" -> "created";
            case "PATCH" -> "changed";
            default -> "cancelled";
        };
        event.guests().stream()
                .filter(guest ->
                        updates.equals("all") || (updates.equals("externalOnly") && !guest.endsWith("@example.com")))
                .forEach(guest -> sent.add(guest + ": " + deed + " " + event.id()));
    }

    synchronized List<String> all() {
        return List.copyOf(sent);
    }

    synchronized void clear() {
        sent.clear();
    }
}
