package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;

/**
 * The one mapping from an endpoint's own refusals to problems. For answers, and for what is left of one in an exception of
 * a vendor's library: its status and a code. What the provider wrote freely is never repeated.
 */
public final class ApiRefusals {

    private ApiRefusals() {}

    /** Returns the problem that an answer means which is no success. */
    public static ProblemException of(String vendor, ApiAnswer answer) {
        return of(vendor, answer.status(), answer.classification());
    }

    /** The same, from the status and the provider's code alone. */
    public static ProblemException of(String vendor, int status, String code) {
        AnswerClass kind = status == 404 ? AnswerClass.NOT_FOUND_OR_HIDDEN : AnswerClass.CLIENT;
        return of(vendor, status, Classification.of(status == 410 ? AnswerClass.GONE : kind, code));
    }

    public static ProblemException of(String vendor, int status, Classification answer) {
        return switch (answer.kind()) {
            case NOT_FOUND_OR_HIDDEN ->
                told(
                        ProblemKind.NOT_FOUND,
                        vendor + " has nothing there that this account sees. Check the id.",
                        answer);
            case GONE -> told(ProblemKind.NOT_FOUND, "It has been deleted at " + vendor + ".", answer);
            case RESYNC ->
                told(ProblemKind.CONFLICT, vendor + " no longer knows this position. Read the list anew.", answer);
            case CLIENT -> ofStatus(vendor, status, answer);
            case OK,
                    REFRESH,
                    REFRESH_OR_RECONNECT,
                    RECONNECT,
                    RETRY,
                    RATE_LIMIT,
                    RATE_LIMIT_LONG,
                    MISSING_SCOPE,
                    CONFIG,
                    USER_ACTION,
                    SUSPENDED -> refused(vendor, answer);
        };
    }

    private static ProblemException ofStatus(String vendor, int status, Classification answer) {
        return switch (status) {
            case 400, 422 -> invalid(vendor, answer);
            case 409, 412 ->
                told(
                        ProblemKind.CONFLICT,
                        vendor + " says that this does not fit the present state. Read it again, then retry.",
                        answer);
            default -> refused(vendor, answer);
        };
    }

    private static ProblemException invalid(String vendor, Classification answer) {
        String field = answer.field();
        String what = field == null ? "Check the request's fields." : "Check the field named.";
        ProblemException problem =
                told(ProblemKind.INVALID_REQUEST, vendor + " does not take this request as it is. " + what, answer);
        return field == null ? problem : problem.about(field);
    }

    private static ProblemException refused(String vendor, Classification answer) {
        return told(
                ProblemKind.PROVIDER_REFUSED,
                vendor + " refused the call. Check what the account may do there.",
                answer);
    }

    private static ProblemException told(ProblemKind kind, String words, Classification answer) {
        return CallProblems.told(kind, words, answer);
    }
}
