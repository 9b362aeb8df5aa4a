package io.teamlabs.integrations.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of any failure which problem it is. What nobody foresaw becomes an id that stands in the log beside the failure. */
final class Problems {

    private static final Logger LOG = System.getLogger(Problems.class.getName());
    private static final Duration DATABASE_BACK = Duration.ofSeconds(5);
    private static final int DEEPEST_CAUSE = 20;

    /** Connection lost, server stopping or starting, no connection free, lock not got in time (PostgreSQL, appendix A). */
    private static final Pattern DATABASE_AWAY = Pattern.compile("08...|57P0.|53300|55P03");

    private Problems() {}

    static ProblemException of(Throwable failure) {
        return cause(failure, ProblemException.class)
                .or(() -> cause(failure, NoContentException.class).map(absent -> JsonText.empty()))
                .or(() -> cause(failure, WebApplicationException.class).flatMap(Problems::ofRequest))
                .or(() -> cause(failure, OptimisticLockException.class).map(late -> changedMeanwhile()))
                .or(() -> databaseAway(failure))
                .orElseGet(() -> internal(failure));
    }

    /** Returns the first of that type among the failure and its causes: servers wrap what is thrown in several ways. */
    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    private static Optional<ProblemException> ofRequest(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        ProblemException problem = switch (status) {
            case 401 -> ProblemException.unauthorized();
            case 403 -> ProblemException.of(ProblemKind.FORBIDDEN, "You lack the right to do this.");
            case 404 ->
                ProblemException.of(ProblemKind.NOT_FOUND, "There is no such address. Check the path.")
                        .about("path");
            case 405 -> methodNotAllowed(refusal.getResponse().getHeaderString(HttpHeaders.ALLOW));
            case 406 ->
                ProblemException.of(ProblemKind.NOT_ACCEPTABLE, "Answers are JSON: accept application/json.")
                        .about(HttpHeaders.ACCEPT);
            case 413 ->
                ProblemException.of(ProblemKind.TOO_LARGE, "Send a smaller body.")
                        .about("body");
            case 415 -> unsupportedMediaType();
            case 503 -> unavailable();
            default -> status < 400 || status >= 500 ? null : unreadable();
        };
        return Optional.ofNullable(problem);
    }

    private static ProblemException methodNotAllowed(@Nullable String allow) {
        String remedy = allow == null ? "Use another method." : "Use one of: " + allow + ".";
        return ProblemException.of(ProblemKind.METHOD_NOT_ALLOWED, remedy).about("method");
    }

    static ProblemException unsupportedMediaType() {
        return ProblemException.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send JSON in UTF-8, with Content-Type: application/json.")
                .about(HttpHeaders.CONTENT_TYPE);
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("request", "The request cannot be read. Check its address, headers and body.");
    }

    private static ProblemException changedMeanwhile() {
        return ProblemException.of(
                ProblemKind.CONFLICT, "Somebody else changed it at the same moment. Read it again, then retry.");
    }

    private static Optional<ProblemException> databaseAway(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(database -> String.valueOf(((SQLException) database).getSQLState()))
                .filter(state -> DATABASE_AWAY.matcher(state).matches())
                .findFirst()
                .map(state -> {
                    LOG.log(Level.WARNING, "The database is away or busy: SQL state {0}", state);
                    return unavailable();
                });
    }

    private static ProblemException unavailable() {
        return ProblemException.of(
                        ProblemKind.UNAVAILABLE, "The service is not available for a moment. Try again shortly.")
                .retryAfter(DATABASE_BACK);
    }

    private static ProblemException internal(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "Request failed, id " + id, failure);
        return ProblemException.of(
                        ProblemKind.INTERNAL,
                        "This is not your fault. Tell the operator the id, which is in the service's log.")
                .with(Map.of("id", id));
    }
}
