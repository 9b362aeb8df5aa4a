package io.teamlabs.integrations.simulator;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of one description, in the dialect of its version. */
final class DescribedSchemas {
    private static final List<String> SHARED = List.of("components", "definitions", "parameters", "responses");

    private final JsonObject description;
    private final SchemaRegistry registry;
    private final Map<JsonObject, Schema> known = new ConcurrentHashMap<>();

    DescribedSchemas(JsonObject description) {
        this.description = description;
        // A format such as email is taken for what it says: the library refuses the top-level domains kept for
        // examples.
        SchemaRegistryConfig lenient =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                dialect(description), registry -> registry.schemaRegistryConfig(lenient));
    }

    private static Dialect dialect(JsonObject description) {
        String version = description.getString("openapi", description.getString("swagger", ""));
        return version.startsWith("3.1")
                ? Dialects.getDraft202012()
                : version.startsWith("3.0") ? Dialects.getOpenApi30() : Dialects.getDraft4();
    }

    /** What the object refers to, or itself. */
    JsonObject resolved(JsonObject object) {
        String reference = object.getString("$ref", "");
        return reference.isEmpty()
                ? object
                : resolved(Json.createPointer(reference.substring(1))
                        .getValue(description)
                        .asJsonObject());
    }

    List<String> faults(JsonObject schema, String json) {
        return known.computeIfAbsent(schema, this::compiled).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** References within a schema are to the whole description, so what it shares goes along. */
    private Schema compiled(JsonObject schema) {
        JsonObjectBuilder whole =
                JsonText.object().add("allOf", JsonText.array().add(schema));
        SHARED.stream().filter(description::containsKey).forEach(part -> whole.add(part, description.get(part)));
        return registry.getSchema(whole.build().toString(), InputFormat.JSON);
    }

    /** A parameter's text, read as the type that its schema names. */
    List<String> textFaults(JsonObject parameter, String text) {
        JsonObject schema =
                parameter.containsKey("schema") ? resolved(parameter.getJsonObject("schema")) : typeOf(parameter);
        boolean bare = Set.of("integer", "number", "boolean").contains(schema.getString("type", "string"));
        return schema.getString("type", "").equals("array")
                ? List.of()
                : faults(schema, bare ? text : Json.createValue(text).toString());
    }

    /** Swagger 2.0 has a parameter's type beside its name. */
    private static JsonObject typeOf(JsonObject parameter) {
        JsonObjectBuilder schema = JsonText.object();
        List.of("type", "enum").forEach(part -> {
            if (parameter.containsKey(part)) {
                schema.add(part, parameter.get(part));
            }
        });
        return schema.build();
    }

    /** Vendors ignore members that they do not know, so one that is misspelt would never be noticed. */
    List<String> unknownMembers(JsonObject schema, Optional<JsonObject> body) {
        JsonObject properties = resolved(schema).getJsonObject("properties");
        if (properties == null || body.isEmpty()) {
            return List.of();
        }
        Set<String> unknown = new TreeSet<>(body.get().keySet());
        unknown.removeAll(properties.keySet());
        return unknown.stream().map(name -> "the body has no member " + name).toList();
    }
}
