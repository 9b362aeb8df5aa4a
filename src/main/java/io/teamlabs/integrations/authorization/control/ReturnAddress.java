package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.ReturnUrl;
import io.teamlabs.integrations.authorization.entity.Ticket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the browser is sent back to, with what came of it, in the form of the call that began. */
final class ReturnAddress {

    private ReturnAddress() {}

    /** Returns the address; null where the call that began gave none. */
    static @Nullable URI of(Ticket ticket, Ending ending) {
        ReturnUrl back = ticket.returnUrl();
        if (back == null) {
            return null;
        }
        return switch (ticket.beganWith()) {
            case V1 -> back.with(parameters(ticket, ending));
            case OLD_GOOGLE, OLD_GITHUB -> back.with(oldParameters(ticket, ending));
        };
    }

    private static Map<String, String> parameters(Ticket ticket, Ending ending) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("integration", ticket.target().type().value());
        if (ending instanceof Ending.Connected connected) {
            parameters.put("result", "connected");
            if (connected.changed()) {
                parameters.put("reason", "account-changed");
            }
        } else if (ending instanceof Ending.Failed failed) {
            parameters.put("result", "failed");
            parameters.put("reason", failed.reason().code());
        } else {
            parameters.put("result", "denied");
        }
        return parameters;
    }

    /** The old frontend's form: {@code googleCalendar=connected}, or {@code error=<reason>}. */
    private static Map<String, String> oldParameters(Ticket ticket, Ending ending) {
        if (ending instanceof Ending.Connected) {
            return Map.of(ticket.target().type().camelCase(), "connected");
        }
        return Map.of(
                "error",
                ending instanceof Ending.Failed failed ? failed.reason().code() : "access_denied");
    }
}
