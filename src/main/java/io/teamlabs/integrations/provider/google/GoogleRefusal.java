package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.problem.ProblemException;

/** An endpoint's own refusal. Who expects it catches it; to everybody else it is the problem that it was caused by. */
final class GoogleRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Classification classification;

    GoogleRefusal(int status, Classification classification, ProblemException problem) {
        super(problem.detail(), problem, false, false);
        this.status = status;
        this.classification = classification;
    }

    /** The HTTP status: 404, 409, 410, 412 and others of the kind. */
    int status() {
        return status;
    }

    Classification classification() {
        return classification;
    }
}
