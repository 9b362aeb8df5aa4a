package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.util.concurrent.CompletionException;

/** What really failed, without the wrapper that stages put around it. */
final class Causes {

    private Causes() {}

    static Throwable of(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Whether a token at hand is none the worse for this failure: only a lost connection takes it away. */
    static boolean sparesTheToken(Throwable failure) {
        return !(of(failure) instanceof ProblemException problem)
                || (problem.kind() != ProblemKind.RECONNECT_NEEDED && problem.kind() != ProblemKind.NOT_CONNECTED);
    }
}
