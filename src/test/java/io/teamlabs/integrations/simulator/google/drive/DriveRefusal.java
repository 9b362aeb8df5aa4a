package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;

/** Drive's refusals, each with the reason that tells it from others of the same status. */
final class DriveRefusal {
    private DriveRefusal() {}

    static Refused unauthorized() {
        return refused(
                401,
                one("authError", "Invalid Credentials")
                        .add("locationType", "header")
                        .add("location", "Authorization"));
    }

    static Refused insufficientScopes() {
        return of(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    static Refused notFound(String fileId) {
        return about(404, "notFound", "File not found: " + fileId + ".", "fileId");
    }

    static Refused insufficientFilePermissions() {
        return of(403, "insufficientFilePermissions", "The user does not have sufficient permissions for this file.");
    }

    static Refused storageQuotaExceeded() {
        return of(403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded.");
    }

    static Refused notDownloadable() {
        return about(
                403,
                "fileNotDownloadable",
                "Only files with binary content can be directly downloaded. Use Export with Docs Editors files.",
                "alt");
    }

    static Refused invalid(String parameter) {
        return about(400, "invalid", "Invalid Value", parameter);
    }

    static Refused fieldsRequired() {
        return about(400, "required", "The 'fields' parameter is required for this method.", "fields");
    }

    static Refused badRequest(String message) {
        return of(400, "badRequest", message);
    }

    static Refused about(int status, String reason, String message, String parameter) {
        return refused(
                status, one(reason, message).add("locationType", "parameter").add("location", parameter));
    }

    static Refused of(int status, String reason, String message) {
        return refused(status, one(reason, message));
    }

    private static JsonObjectBuilder one(String reason, String message) {
        return JsonText.object().add("domain", "global").add("reason", reason).add("message", message);
    }

    private static Refused refused(int status, JsonObjectBuilder one) {
        var built = one.build();
        JsonObjectBuilder error = JsonText.object()
                .add("errors", JsonText.array().add(built))
                .add("code", status)
                .add("message", built.getString("message"));
        return new Refused(
                Answer.json(status, JsonText.object().add("error", error).build()));
    }
}
