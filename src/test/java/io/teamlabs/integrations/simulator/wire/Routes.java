package io.teamlabs.integrations.simulator.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A routing table: method and path, where a segment in braces stands for any one segment. */
public final class Routes {
    private record Route(String method, List<String> segments, Endpoint endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    public Routes get(String path, Endpoint endpoint) {
        return on("GET", path, endpoint);
    }

    public Routes post(String path, Endpoint endpoint) {
        return on("POST", path, endpoint);
    }

    public Routes put(String path, Endpoint endpoint) {
        return on("PUT", path, endpoint);
    }

    public Routes patch(String path, Endpoint endpoint) {
        return on("PATCH", path, endpoint);
    }

    public Routes delete(String path, Endpoint endpoint) {
        return on("DELETE", path, endpoint);
    }

    public Routes on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), endpoint));
        return this;
    }

    /** The answer of the matching endpoint; 404 for an unknown path, 405 for an unknown method. */
    public Answer answer(Request request) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = match(route.segments(), segments(request.path()));
            pathKnown |= variables.isPresent();
            if (variables.isPresent() && route.method().equals(request.method())) {
                return route.endpoint().answer(request.with(variables.get()));
            }
        }
        return pathKnown ? Answer.text(405, "Method Not Allowed\n") : Answer.text(404, "Not Found\n");
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
