package io.teamlabs.integrations.problem;

import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Writes a problem as the HTTP answer of the call that it happened in (RFC 9457, or the form of an older call). */
@ApplicationScoped
public class ProblemAnswers {

    /** What precedes a kind's code in the {@code type} of a problem. */
    public static final String TYPE_PREFIX = "urn:teamlabs:problem:";

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String CHALLENGE = "Bearer realm=\"TeamLabs Integrations\"";

    @Inject
    @Any
    Instance<OldCallForm> oldCallForms;

    /** Returns the answer; the path is relative to {@code /api} and decides on the form. */
    public Response answer(ProblemException problem, String path) {
        ResponseBuilder answer = formOf(path)
                .map(form -> write(form.status(problem.kind()), MediaType.APPLICATION_JSON, form.body(problem)))
                .orElseGet(() -> write(problem.kind().status(), PROBLEM_JSON, document(problem)));
        addHeaders(answer, problem);
        return answer.build();
    }

    /** Writes the answer in front of JAX-RS, whatever failed; the headers that stand already stay. */
    public void send(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Response answer = answer(Problems.of(failure), path);
        response.setStatus(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.getOutputStream().write((byte[]) answer.getEntity());
    }

    private Optional<OldCallForm> formOf(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return StreamSupport.stream(oldCallForms.spliterator(), false)
                .filter(form -> form.covers(relative))
                .findFirst();
    }

    /** In bytes: the servers differ in the charset that they take for text without one. */
    private static ResponseBuilder write(int status, String mediaType, JsonObject body) {
        return Response.status(status).type(mediaType).entity(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject document(ProblemException problem) {
        ProblemKind kind = problem.kind();
        JsonDocument document = JsonDocument.object()
                .with("type", TYPE_PREFIX + kind.code())
                .with("title", kind.title())
                .with("status", kind.status())
                .with("detail", problem.detail());
        if (problem.field() != null) {
            document.with("field", problem.field());
        }
        problem.members().forEach(document::with);
        return document.toJson();
    }

    private static void addHeaders(ResponseBuilder answer, ProblemException problem) {
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff");
        Duration wait = problem.retryAfter();
        if (wait != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        if (problem.kind() == ProblemKind.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
    }
}
