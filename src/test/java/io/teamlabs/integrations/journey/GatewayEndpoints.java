package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;
import static io.teamlabs.integrations.journey.Endpoint.serviceAction;

import java.util.List;
import java.util.stream.Stream;

/** Uploads in parts, and the proxy. */
final class GatewayEndpoints {

    private static final String UPLOAD = "/uploads/{id}";
    private static final String PROXY = "/integrations/{type}/proxy/{path: .*}";

    private GatewayEndpoints() {}

    static List<Endpoint> all() {
        Stream<Endpoint> uploads = Stream.of(
                action("POST", "/uploads", "{\"size\":10}"),
                action("GET", UPLOAD, ""),
                action("PUT", UPLOAD, ""),
                action("DELETE", UPLOAD, ""));
        Stream<Endpoint> proxy =
                Stream.of("GET", "POST", "PUT", "PATCH", "DELETE").map(method -> serviceAction(method, PROXY));
        return Stream.concat(uploads, proxy).toList();
    }
}
