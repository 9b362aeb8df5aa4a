package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One operation of a vendor's description. */
final class DescribedOperation {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final DescribedSchemas schemas;
    private final String method;
    private final String template;
    private final Pattern path;
    private final List<JsonObject> parameters;
    private final JsonObject operation;

    private DescribedOperation(
            DescribedSchemas schemas, String method, String template, JsonArray shared, JsonObject operation) {
        this.schemas = schemas;
        this.method = method;
        this.template = template;
        this.path = pattern(template);
        this.operation = operation;
        JsonArray own =
                operation.containsKey("parameters") ? operation.getJsonArray("parameters") : JsonArray.EMPTY_JSON_ARRAY;
        this.parameters = Stream.concat(shared.stream(), own.stream())
                .map(parameter -> schemas.resolved(parameter.asJsonObject()))
                .toList();
    }

    static List<DescribedOperation> all(JsonObject description) {
        DescribedSchemas schemas = new DescribedSchemas(description);
        List<DescribedOperation> all = new ArrayList<>();
        JsonObject paths = description.getJsonObject("paths");
        for (String template : paths.keySet()) {
            JsonObject item = paths.getJsonObject(template);
            JsonArray shared =
                    item.containsKey("parameters") ? item.getJsonArray("parameters") : JsonArray.EMPTY_JSON_ARRAY;
            item.keySet().stream()
                    .filter(METHODS::contains)
                    .map(verb -> new DescribedOperation(schemas, verb, template, shared, item.getJsonObject(verb)))
                    .forEach(all::add);
        }
        return all;
    }

    /** A variable stands for one segment, or for a part of it. */
    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + VARIABLE.matcher(template).replaceAll("\\\\E[^/]+?\\\\Q") + "\\E");
    }

    boolean matches(String verb, String text) {
        return method.equalsIgnoreCase(verb) && path.matcher(text).matches();
    }

    int variables() {
        return (int) VARIABLE.matcher(template).results().count();
    }

    List<String> faults(Request request) {
        List<String> faults = new ArrayList<>(faults("query", request.query()));
        parameters.stream()
                .filter(parameter -> isIn(parameter, "header")
                        && parameter.containsKey("content")
                        && jsonSchema(parameter).isPresent())
                .forEach(parameter -> faults.addAll(headerFaults(parameter, request)));
        if (parameters.stream().anyMatch(parameter -> isIn(parameter, "formData"))) {
            faults.addAll(faults("formData", request.form()));
        } else if (operation.containsKey("requestBody")) {
            faults.addAll(bodyFaults(schemas.resolved(operation.getJsonObject("requestBody")), request));
        } else if (!request.body().isEmpty()) {
            faults.add("the operation takes no body");
        }
        return faults;
    }

    private List<String> faults(String place, Parameters given) {
        List<String> faults = new ArrayList<>();
        List<JsonObject> described =
                parameters.stream().filter(parameter -> isIn(parameter, place)).toList();
        given.values()
                .forEach((name, values) -> described.stream()
                        .filter(parameter -> parameter.getString("name").equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                parameter ->
                                        values.forEach(value -> faults.addAll(schemas.textFaults(parameter, value))),
                                () -> faults.add("the " + place + " has no parameter " + name)));
        described.stream()
                .filter(parameter -> parameter.getBoolean("required", false) && !given.has(parameter.getString("name")))
                .forEach(parameter -> faults.add(place + " lacks " + parameter.getString("name")));
        return faults;
    }

    /** Of a header that is JSON, as the arguments of some vendors are. */
    private List<String> headerFaults(JsonObject parameter, Request request) {
        String name = parameter.getString("name");
        JsonObject schema = jsonSchema(parameter).orElseThrow();
        return request.header(name)
                .map(json -> Stream.concat(
                                schemas.faults(schema, json).stream(),
                                schemas.unknownMembers(schema, JsonText.parseObject(json)).stream())
                        .toList())
                .orElseGet(() -> List.of("header lacks " + name));
    }

    private static boolean isIn(JsonObject parameter, String place) {
        return parameter.getString("in", "").equals(place);
    }

    private List<String> bodyFaults(JsonObject described, Request request) {
        Optional<JsonObject> schema = jsonSchema(described);
        if (request.body().isEmpty()) {
            // Bytes may be none; JSON is never nothing.
            boolean bytes = request.hasType("application/octet-stream");
            return described.getBoolean("required", false) && !bytes ? List.of("the body is missing") : List.of();
        }
        if (schema.isEmpty() || !request.hasType("application/json")) {
            boolean known = described.getJsonObject("content").keySet().stream().anyMatch(request::hasType);
            return known ? List.of() : List.of("the body is of a type that is not described");
        }
        List<String> faults = new ArrayList<>(schemas.faults(schema.get(), request.body()));
        faults.addAll(schemas.unknownMembers(schema.get(), request.json()));
        return faults;
    }

    boolean describes(int status) {
        return response(status).isPresent();
    }

    List<String> faults(int status, String body) {
        Optional<JsonObject> response = response(status);
        if (response.isEmpty()) {
            return List.of("the operation never answers " + status);
        }
        Optional<JsonObject> schema = jsonSchema(response.get());
        if (schema.isEmpty()) {
            return List.of();
        }
        boolean json = body.equals("null") || JsonText.parse(body).isPresent();
        return json ? schemas.faults(schema.get(), body) : List.of("the body is no JSON");
    }

    private Optional<JsonObject> response(int status) {
        JsonObject responses = operation.getJsonObject("responses");
        return Stream.of(Integer.toString(status), status / 100 + "XX", "default")
                .filter(responses::containsKey)
                .findFirst()
                .map(key -> schemas.resolved(responses.getJsonObject(key)));
    }

    private static Optional<JsonObject> jsonSchema(JsonObject holder) {
        if (holder.containsKey("content")) {
            return Optional.ofNullable(holder.getJsonObject("content").getJsonObject("application/json"))
                    .map(media -> media.getJsonObject("schema"));
        }
        return Optional.ofNullable(holder.getJsonObject("schema"));
    }
}
