package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.OldCallForm;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.JsonObject;
import java.util.List;

/** What the two families of old calls have in common; they differ in the name under which the reason stands. */
abstract class OldForm implements OldCallForm {

    private final String reason;
    private final List<String> prefixes;

    OldForm(String reason, String... prefixes) {
        this.reason = reason;
        this.prefixes = List.of(prefixes);
    }

    @Override
    public boolean covers(String path) {
        return prefixes.stream().anyMatch(path::startsWith);
    }

    /** The old frontend knows 404 for a token whose user is gone, and 400 for everything that does not fit. */
    @Override
    public int status(ProblemKind kind) {
        return switch (kind) {
            case UNKNOWN_USER -> 404;
            case CONFLICT, NOT_CONNECTED, RECONNECT_NEEDED, NOT_CONFIGURED -> 400;
            case INVALID_REQUEST,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    MISSING_SCOPE,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    RATE_LIMITED,
                    INTERNAL,
                    PROVIDER_REFUSED,
                    PROVIDER_UNAVAILABLE,
                    UNAVAILABLE -> kind.status();
        };
    }

    @Override
    public JsonObject body(ProblemException problem) {
        if (problem.kind() == ProblemKind.UNAUTHORIZED) {
            return JsonDocument.object()
                    .with("message", "Not authorized, send a valid token in the header Authorization: Bearer <token>")
                    .toJson();
        }
        return JsonDocument.object()
                .with("success", false)
                .with(reason, sentence(problem))
                .toJson();
    }

    /** These forms have no member for the field, nor for a failure's id, so the sentence names them. */
    private static String sentence(ProblemException problem) {
        String field = problem.field();
        String detail = problem.detail();
        Object id = problem.members().get("id");
        String named = field == null || detail.contains(field) ? detail : field + ": " + detail;
        return id == null ? named : named + " Id: " + id;
    }
}
