package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A vendor's own description of its API (OpenAPI 3.0, 3.1 or Swagger 2.0), read where the folder of facts lies beside
 * this project. Requests of ours and answers of a simulator are held against it: path, method, parameters, bodies and
 * statuses. The calls that a simulator keeps have both: {@link #holds}.
 */
public final class VendorDescription {
    private static final Path FACTS = Path.of("../shared/providers");

    private final List<DescribedOperation> operations;
    private final String base;
    private final Set<Integer> undescribed;
    private final Set<String> common;

    private VendorDescription(
            List<DescribedOperation> operations, String base, Set<Integer> undescribed, Set<String> common) {
        this.operations = operations;
        this.base = base;
        this.undescribed = Set.copyOf(undescribed);
        this.common = Set.copyOf(common);
    }

    /**
     * Reads a description, such as {@code github/openapi-subset.json}; skips the test, with a message, where the folder
     * is absent.
     *
     * @param base what the simulator's paths have in front of the description's, such as {@code /github/api}
     */
    public static VendorDescription of(String file, String base) {
        assumeTrue(
                Files.isDirectory(FACTS), FACTS + " is absent: nothing can be held against the vendor's description");
        JsonObject json = JsonText.parseObject(read(FACTS.resolve(file))).orElseThrow();
        return new VendorDescription(DescribedOperation.all(json), base, Set.of(), Set.of());
    }

    /** The same, but silent about bodies of these statuses where an operation does not describe them. */
    public VendorDescription besides(Integer... statuses) {
        return new VendorDescription(operations, base, Set.of(statuses), common);
    }

    /** The same where every operation takes these parameters too, and the description does not repeat them for each. */
    public VendorDescription withCommon(String... parameters) {
        return new VendorDescription(operations, base, undescribed, Set.of(parameters));
    }

    /** Whether the call is one that the description knows. */
    public boolean knows(Call call) {
        return operations.stream().anyMatch(one -> one.matches(call.method(), relative(call.path())));
    }

    /** Holds a call that a simulator kept against the description: what was asked, and what was answered. */
    public void holds(Call call) {
        describesRequest(call.request());
        describesAnswer(call);
    }

    /** Holds what was answered alone, where a test asks on purpose what nobody should. */
    public void describesAnswer(Call call) {
        describesAnswer(call.method(), call.path(), call.answer().orElseThrow());
    }

    /** The request's method, path, query and body are the description's. */
    public void describesRequest(Request request) {
        assertThat(operation(request.method(), request.path()).faults(request))
                .as("%s?%s %s", request, request.rawQuery(), request.body())
                .isSubsetOf(common.stream()
                        .map(parameter -> "the query has no parameter " + parameter)
                        .toList());
    }

    private void describesAnswer(String method, String path, Answer answer) {
        describesAnswer(method, path, answer.status(), answer.body());
    }

    /** The answer's status and body are the description's; the path is the simulator's, without a query. */
    public void describesAnswer(String method, String path, HttpResponse<String> answer) {
        describesAnswer(method, path, answer.statusCode(), answer.body());
    }

    private void describesAnswer(String method, String path, int status, String body) {
        DescribedOperation operation = operation(method, path);
        if (!undescribed.contains(status) || operation.describes(status)) {
            assertThat(operation.faults(status, body))
                    .as("%s %s answered %d %s", method, path, status, body)
                    .isEmpty();
        }
    }

    /** What of a body is not as this operation answers it with this status; empty where all is. */
    List<String> faults(String method, String template, int status, String body) {
        return operation(method, base + template).faults(status, body);
    }

    private DescribedOperation operation(String method, String path) {
        return operations.stream()
                .filter(one -> one.matches(method, relative(path)))
                .min(Comparator.comparingInt(DescribedOperation::variables))
                .orElseGet(() -> fail("The vendor describes no " + method + " " + path));
    }

    private String relative(String path) {
        return path.startsWith(base) ? path.substring(base.length()) : path;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
