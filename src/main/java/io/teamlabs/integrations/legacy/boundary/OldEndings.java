package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.util.EnumSet;
import java.util.Set;

/** What the old frontend is told of a connection that did not come about; it knows 400 for all of it. */
final class OldEndings {

    private static final Set<FailureReason> BAD_STATE = EnumSet.of(
            FailureReason.STATE_UNKNOWN,
            FailureReason.STATE_EXPIRED,
            FailureReason.STATE_USED,
            FailureReason.OTHER_BROWSER);

    private OldEndings() {}

    /** Whether the answer belongs to nothing that this caller began and has not ended. */
    static boolean isBadState(Ending ending) {
        return ending instanceof Ending.Failed failed && BAD_STATE.contains(failed.reason());
    }

    /** Returns the problem of an attempt that did not end connected. */
    static ProblemException problem(Ending ending) {
        if (isBadState(ending)) {
            return ProblemException.invalid(
                    "state", "The state is unknown, expired, used or somebody else's. Connect again from the start.");
        }
        return ProblemException.of(
                ProblemKind.INVALID_REQUEST,
                ending instanceof Ending.Failed failed
                        ? failed.reason().sentence()
                        : "The provider was told not to share the account, so nothing was changed.");
    }
}
