package io.teamlabs.integrations.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What our code asks of Slack, and what the simulator answers, held against Slack's descriptions: arguments against the
 * facts of 2026 and the specification of 2021, answers against the shapes that the library's makers recorded.
 */
class SlackDescriptionTest {

    private static final Path FACTS = Path.of("../shared/providers/slack");

    /** Sent by Slack's own clients with every message, and named by the errors of the method, not among its arguments. */
    private static final Set<String> UNDOCUMENTED = Set.of("client_msg_id");

    private final SlackAtWork work = new SlackAtWork();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void everyCallIsAsSlackDescribesIt() throws IOException {
        assumeTrue(Files.isDirectory(FACTS), FACTS + " is absent: nothing can be held against Slack's descriptions");
        useAll();
        for (Call call : work.simulator.calls("/slack/api/")) {
            holdRequest(call, call.path().substring("/slack/api/".length()));
            holdAnswer(call, call.path().substring("/slack/api/".length()));
        }
        assertThat(work.simulator.calls("/slack/api/")).hasSizeGreaterThan(9);
    }

    private void useAll() {
        String ts = SlackMessages.post(work.client, work.message(work.general, "x"), UUID.randomUUID())
                .ts();
        SlackPost answer = new SlackPost(work.general, "y", "[{\"type\":\"divider\"}]", ts, true);
        SlackMessages.post(work.client, answer, null);
        String id = SlackMessages.schedule(
                        work.client,
                        work.message(work.general, "z"),
                        Instant.now().plusSeconds(600))
                .scheduledMessageId();
        work.client.call(slack -> slack.chatScheduledMessagesList(list -> list.limit(10)));
        work.client.call(slack -> slack.chatDeleteScheduledMessage(
                cancel -> cancel.channel(work.general).scheduledMessageId(id)));
        work.client.call(slack -> slack.conversationsList(list -> list.limit(10).excludeArchived(true)));
        SlackChannelsResource.join(work.client, work.atlas);
        work.client.call(slack -> slack.usersLookupByEmail(lookup -> lookup.email("grace@aurora.example")));
        new SlackUpload(work.client, work.general, new SlackFile("a.txt", "A", "look", null))
                .of(UploadSource.once(new ByteArrayInputStream(new byte[3]), 3, "text/plain"));
        assertThat(catchThrowable(() -> SlackMessages.post(work.client, work.message("C0NONE", "x"), null)))
                .isNotNull();
        assertThat(catchThrowable(() ->
                        SlackMessages.post(work.client(Set.of("users:read")), work.message(work.general, "x"), null)))
                .isNotNull();
    }

    private static void holdRequest(Call call, String method) throws IOException {
        JsonObject arguments = json("method-facts.json")
                .getJsonObject("methods")
                .getJsonObject(method)
                .getJsonObject("args");
        Set<String> known = new TreeSet<>(arguments.keySet());
        known.addAll(UNDOCUMENTED);
        known.addAll(described(method));
        assertThat(call.request().form().values().keySet()).as(call.toString()).isSubsetOf(known);
        arguments.forEach((name, fact) -> {
            if (fact.asJsonObject().getBoolean("required", false)) {
                assertThat(call.request().form().has(name))
                        .as(call + " has " + name)
                        .isTrue();
            }
        });
        assertThat(call.request().hasType("application/x-www-form-urlencoded")).isTrue();
        assertThat(call.request().bearer()).isPresent();
        assertThat(call.request().form().has("token")).isFalse();
    }

    /** The parameters of 2021, whatever the verb: Slack takes both. */
    private static Set<String> described(String method) throws IOException {
        Set<String> names = new TreeSet<>();
        JsonObject path = json("openapi-subset.json").getJsonObject("paths").getJsonObject("/" + method);
        for (JsonValue operation : path == null ? JsonValue.EMPTY_JSON_OBJECT.values() : path.values()) {
            JsonArray parameters = operation.asJsonObject().getJsonArray("parameters");
            parameters.getValuesAs(JsonObject.class).forEach(parameter -> names.add(parameter.getString("name")));
        }
        return names;
    }

    private static void holdAnswer(Call call, String method) throws IOException {
        Path shape = FACTS.resolve("response-shapes").resolve(method + ".schema.json");
        if (Files.exists(shape)) {
            assertThat(SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                            .getSchema(Files.readString(shape), InputFormat.JSON)
                            .validate(call.answer().orElseThrow().body(), InputFormat.JSON))
                    .as(call.toString())
                    .isEmpty();
        }
        JsonObject body =
                JsonText.parseObject(call.answer().orElseThrow().body()).orElseThrow();
        if (!body.getBoolean("ok")) {
            JsonObject facts = json("method-facts.json");
            Set<String> errors = new TreeSet<>();
            facts.getJsonArray("_common_errors").forEach(error -> errors.add(((JsonString) error).getString()));
            facts.getJsonObject("methods")
                    .getJsonObject(method)
                    .getJsonArray("errors")
                    .forEach(error -> errors.add(((JsonString) error).getString()));
            assertThat(errors).contains(body.getString("error"));
        }
    }

    private static JsonObject json(String file) throws IOException {
        return JsonText.parseObject(Files.readString(FACTS.resolve(file))).orElseThrow();
    }
}
