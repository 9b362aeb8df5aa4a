package io.teamlabs.integrations.simulator.google.api;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Refusals of Google's APIs, in the two forms there are: with {@code errors}, or as a {@code google.rpc.Status}. */
public final class ApiErrors {
    private ApiErrors() {}

    /** The form of Calendar and Drive, of the domain {@code global}. */
    public static Refused of(int status, String reason, String message) {
        return of(status, "global", reason, message);
    }

    /** The form of Calendar and Drive. */
    public static Refused of(int status, String domain, String reason, String message) {
        return refused(status, message, error(domain, reason, message));
    }

    /** The form of Calendar and Drive where a part of the request is to blame. */
    public static Refused about(String parameter, String message) {
        JsonObjectBuilder error = error("global", "invalid", message)
                .add("locationType", "parameter")
                .add("location", parameter);
        return refused(400, message, error);
    }

    static Refused refused(int status, String message, JsonObjectBuilder error) {
        JsonObjectBuilder body = JsonText.object()
                .add("errors", JsonText.array().add(error))
                .add("code", status)
                .add("message", message);
        return refused(status, body);
    }

    static JsonObjectBuilder error(String domain, String reason, String message) {
        return JsonText.object().add("domain", domain).add("reason", reason).add("message", message);
    }

    /** The form of Meet, whose {@code status} is a name such as {@code INVALID_ARGUMENT}. */
    public static Refused rpc(int code, String status, String message) {
        return refused(code, rpcBody(code, status, message));
    }

    /** The form of Meet with a {@code google.rpc.ErrorInfo}. */
    static Refused rpc(int code, String status, String message, String reason, String service) {
        JsonObject info = JsonText.object()
                .add("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .add("reason", reason)
                .add("domain", "googleapis.com")
                .add("metadata", JsonText.object().add("service", service))
                .build();
        return refused(
                code,
                rpcBody(code, status, message).add("details", JsonText.array().add(info)));
    }

    private static JsonObjectBuilder rpcBody(int code, String status, String message) {
        return JsonText.object().add("code", code).add("message", message).add("status", status);
    }

    private static Refused refused(int status, JsonObjectBuilder error) {
        return new Refused(
                Answer.json(status, JsonText.object().add("error", error).build()));
    }
}
