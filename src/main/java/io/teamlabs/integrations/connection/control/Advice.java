package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.NextStep;
import io.teamlabs.integrations.connection.entity.NextStep.Code;

/** What to do, in words for the person whose integration it is. */
final class Advice {

    private Advice() {}

    static NextStep on(ConnectionStatus status) {
        String name = status.type().name();
        if (!status.type().configured()) {
            return step(Code.CONTACT_OPERATOR, name + " is not set up here. Ask your operator to configure it.");
        }
        if (status.connected()) {
            return onConnected(status, name);
        }
        if (!status.type().enabled()) {
            return step(Code.CONTACT_OPERATOR, name + " is switched off here. Ask your operator to enable it.");
        }
        return status.reconnectNeeded()
                ? onLost(status, name)
                : step(Code.CONNECT, "Connect your " + name + " account to use it in TeamLabs.");
    }

    private static NextStep onConnected(ConnectionStatus status, String name) {
        if (status.reconnectNeeded()) {
            return onLost(status, name);
        }
        if (status.state().filter(IntegrationStatus.ERROR::equals).isPresent() || status.errorCount() > 0) {
            return step(
                    Code.WAIT,
                    name + " could not be reached lately. TeamLabs keeps trying; there is nothing to do for now.");
        }
        if (status.lastError().isPresent()) {
            // A failure that was not counted is not the connection's own: the service's client is refused.
            return step(
                    Code.CONTACT_OPERATOR,
                    name + " does not accept TeamLabs' own credentials. Tell your operator; your connection is kept.");
        }
        if (!status.missingScopes().isEmpty()) {
            return step(
                    Code.RECONNECT,
                    "Some permissions were not granted. Reconnect " + name
                            + " and allow all of them to use everything.");
        }
        return step(Code.NONE, "Nothing to do.");
    }

    private static NextStep onLost(ConnectionStatus status, String name) {
        String code = status.lastError().map(ConnectionStatus.LastError::code).orElse(ErrorCode.RAN_OUT);
        String reason = switch (code) {
            case ErrorCode.RAN_OUT -> "The access to " + name + " has run out.";
            case ErrorCode.UNREADABLE -> "The stored access to " + name + " cannot be read any more.";
            case ErrorCode.TOKEN_MISSING -> "The connection to " + name + " was never completed.";
            case ErrorCode.ROTATION_LOST -> "The last renewal of the access to " + name + " got lost on its way.";
            default -> name + " no longer accepts the connection.";
        };
        return step(Code.RECONNECT, reason + " Reconnect your account to go on.");
    }

    private static NextStep step(Code code, String message) {
        return new NextStep(code, message);
    }
}
