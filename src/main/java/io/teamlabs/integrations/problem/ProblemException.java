package io.teamlabs.integrations.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem on its way to the caller. The detail says what to do and never holds a secret; the field names what was
 * wrong in the request; members are further stable members of the answer.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final @Nullable String field;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, Object> members;

    private ProblemException(
            ProblemKind kind,
            String detail,
            @Nullable String field,
            @Nullable Duration retryAfter,
            Map<String, Object> members) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
        this.retryAfter = retryAfter;
        this.members = Map.copyOf(members);
    }

    public static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind, detail, null, null, Map.of());
    }

    /** A 400 that names the field and what would be right. */
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(ProblemKind.INVALID_REQUEST, detail, field, null, Map.of());
    }

    /** The one answer to a caller who is not known: how to authenticate, and nothing of what was wrong. */
    public static ProblemException unauthorized() {
        return of(
                ProblemKind.UNAUTHORIZED,
                "Send a valid TeamLabs token in the header Authorization, as: Bearer <token>");
    }

    /** The one answer for what does not exist and for what is not the caller's. */
    public static ProblemException notFound() {
        return of(ProblemKind.NOT_FOUND, "Check the address and the id; you may not be allowed to see it.");
    }

    /** The same problem, naming the part of the request that is wrong: a field, a parameter or a header. */
    public ProblemException about(String part) {
        return new ProblemException(kind, detail(), part, retryAfter, members);
    }

    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(kind, detail(), field, wait, members);
    }

    public ProblemException with(Map<String, Object> furtherMembers) {
        return new ProblemException(kind, detail(), field, retryAfter, furtherMembers);
    }

    public ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String field() {
        return field;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Map<String, Object> members() {
        return members;
    }
}
