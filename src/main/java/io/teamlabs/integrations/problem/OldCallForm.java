package io.teamlabs.integrations.problem;

import jakarta.json.JsonObject;

/**
 * An SPI that CDI discovers: the documented older calls have answers of their own for what goes wrong. Where no form covers
 * a path, the problem goes out as {@code application/problem+json}.
 */
public interface OldCallForm {

    /** Whether the path, relative to {@code /api} and without a slash in front, is one of this family's calls. */
    boolean covers(String path);

    /** Returns the HTTP status that the family knows for this kind of problem. */
    int status(ProblemKind kind);

    /** Returns the body that the family knows, as {@code application/json}. */
    JsonObject body(ProblemException problem);
}
