package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.ApiRefusals;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What callers are told when a route of Dropbox refuses: the field, and what to do. */
final class DropboxProblems {

    private static final String PATH = "path";

    private DropboxProblems() {}

    /** Returns the problem that a route's refusal means, by its tags. */
    static ProblemException of(int status, Classification refusal) {
        List<String> tags = Arrays.asList(refusal.code().split("/", -1));
        return ofTags(tags)
                .map(problem -> problem.with(Map.of("providerCode", refusal.code())))
                .orElseGet(() -> ApiRefusals.of("Dropbox", status, refusal));
    }

    private static Optional<ProblemException> ofTags(List<String> tags) {
        ProblemException problem = null;
        if (tags.contains("reset")) {
            problem = reset();
        } else if (tags.contains("not_found")) {
            problem = about(ProblemKind.NOT_FOUND, "There is nothing at this path in the person's Dropbox.");
        } else if (tags.contains("conflict")) {
            problem = about(
                    ProblemKind.CONFLICT,
                    "Something is in the way: a " + tags.get(tags.size() - 1).replace("_ancestor", " above the path")
                            + ". Choose another path, or send autorename or a mode that replaces it.");
        } else if (tags.contains("malformed_path") || tags.contains("disallowed_name")) {
            problem = ProblemException.invalid(PATH, "Dropbox does not take this name or path. Choose another.");
        } else if (tags.contains("not_folder") || tags.contains("not_file")) {
            problem =
                    ProblemException.invalid(PATH, "It is not of the kind that this call takes: see kind in the list.");
        } else if (tags.contains("insufficient_space")) {
            problem = about(ProblemKind.CONFLICT, "The person's Dropbox is full. They must make room first.");
        } else if (tags.contains("settings_error")) {
            problem = ProblemException.of(
                            ProblemKind.CONFLICT,
                            "The person's plan at Dropbox does not allow such a link. Leave audience and expiresAt out.")
                    .about("audience");
        } else if (tags.contains("content_hash_mismatch")) {
            problem = damaged();
        }
        return Optional.ofNullable(problem);
    }

    private static ProblemException about(ProblemKind kind, String remedy) {
        return ProblemException.of(kind, remedy).about(PATH);
    }

    /** What arrived is not what was sent. */
    static ProblemException damaged() {
        return again("The content was damaged on its way to Dropbox. Send it again.");
    }

    /** A listing or its changes cannot go on from this cursor. */
    private static ProblemException reset() {
        return ProblemException.of(
                        ProblemKind.CONFLICT, "Dropbox no longer knows this cursor. Leave it out and begin anew.")
                .about("cursor");
    }

    /** A cursor that Dropbox never gave out. */
    static ProblemException unknownCursor() {
        return ProblemException.invalid("cursor", "Send the cursor of an answer before, unchanged.");
    }

    /** An answer that cannot be read to its end, or not at all. */
    static ProblemException brokenOff() {
        return again("Dropbox' answer broke off or cannot be read. Look first whether it was done, then try again.");
    }

    private static ProblemException again(String words) {
        return ProblemException.of(ProblemKind.PROVIDER_UNAVAILABLE, words).retryAfter(Duration.ofSeconds(1));
    }
}
