package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackChatSimulatorTest {
    private static final String AURORA = "T0AURORA1";
    private static final Set<String> SCOPES =
            Set.of("channels:read", "channels:write", "chat:write", "files:write", "users:read", "users:read.email");

    private final TestClock clock = new TestClock();
    private Simulators simulators;
    private SlackSimulator slack;
    private Caller api;
    private String general;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(clock));
        slack = simulators.slack();
    }

    @BeforeEach
    void reset() {
        simulators.reset();
        api = as(SCOPES);
        general = slack.channelId(AURORA, "general");
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private Caller as(Set<String> scopes) {
        return new Caller(URI.create(simulators.baseUri() + "/slack/api"))
                .bearer(slack.issueTokensFor("ada", scopes).accessToken());
    }

    private JsonObject call(String method, Map<String, String> form) {
        HttpResponse<String> answer = api.postForm("/" + method, form);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    private String error(String method, Map<String, String> form) {
        JsonObject answer = call(method, form);
        assertThat(answer.getBoolean("ok")).isFalse();
        return answer.getString("error");
    }

    @Test
    void messageIsPostedByFormAndByJson() {
        JsonObject posted = call("chat.postMessage", Map.of("channel", general, "text", "by form"));
        assertThat(posted.getString("ts")).matches("\\d+\\.\\d{6}");
        api.with("Content-Type", "application/json; charset=utf-8")
                .send("POST", "/chat.postMessage", "{\"channel\":\"" + general + "\",\"text\":\"by JSON\"}");
        assertThat(slack.messages(AURORA, "general")).containsExactly("by form", "by JSON");
    }

    @Test
    void sameKeyPostsOnce() {
        Map<String, String> form = Map.of("channel", general, "text", "once", "client_msg_id", "k1");
        String first = call("chat.postMessage", form).getString("ts");
        assertThat(call("chat.postMessage", form).getString("ts")).isEqualTo(first);
        assertThat(slack.messages(AURORA, "general")).containsExactly("once");
    }

    @Test
    void onlyMembersPost() {
        String atlas = slack.channelId(AURORA, "project-atlas");
        Map<String, String> form = Map.of("channel", atlas, "text", "x");
        assertThat(error("chat.postMessage", form)).isEqualTo("not_in_channel");
        assertThat(call("conversations.join", Map.of("channel", atlas)).getBoolean("ok"))
                .isTrue();
        assertThat(call("conversations.join", Map.of("channel", atlas)).getString("warning"))
                .isEqualTo("already_in_channel");
        assertThat(call("chat.postMessage", form).getBoolean("ok")).isTrue();
        assertThat(error("chat.postMessage", Map.of("channel", "C0NONE", "text", "x")))
                .isEqualTo("channel_not_found");
        String old = slack.channelId(AURORA, "old-plans");
        assertThat(error("chat.postMessage", Map.of("channel", old, "text", "x")))
                .isEqualTo("is_archived");
        assertThat(error("chat.postMessage", Map.of("channel", general))).isEqualTo("no_text");
    }

    @Test
    void pagesMayBeShortAndTheLastHasAnEmptyCursor() {
        JsonObject first = call("conversations.list", Map.of("limit", "3"));
        assertThat(first.getJsonArray("channels")).hasSize(3);
        String cursor = first.getJsonObject("response_metadata").getString("next_cursor");
        JsonObject last = call("conversations.list", Map.of("cursor", cursor, "exclude_archived", "true"));
        assertThat(last.getJsonArray("channels")).isEmpty();
        assertThat(last.getJsonObject("response_metadata").getString("next_cursor"))
                .isEmpty();
        assertThat(error("conversations.list", Map.of("types", "private_channel")))
                .isEqualTo("missing_scope");
        assertThat(error("conversations.list", Map.of("cursor", "nonsense"))).isEqualTo("invalid_cursor");
    }

    @Test
    void scheduledMessageCanBeCancelledUntilItsLastMinute() {
        long now = clock.instant().getEpochSecond();
        assertThat(error(
                        "chat.scheduleMessage",
                        Map.of("channel", general, "text", "x", "post_at", Long.toString(now - 1))))
                .isEqualTo("time_in_past");
        JsonObject scheduled = call(
                "chat.scheduleMessage",
                Map.of("channel", general, "text", "later", "post_at", Long.toString(now + 3600)));
        Map<String, String> id =
                Map.of("channel", general, "scheduled_message_id", scheduled.getString("scheduled_message_id"));
        assertThat(slack.scheduled(AURORA)).isEqualTo(1);
        assertThat(call("chat.deleteScheduledMessage", id).getBoolean("ok")).isTrue();
        assertThat(error("chat.deleteScheduledMessage", id)).isEqualTo("invalid_scheduled_message_id");
    }

    @Test
    void fileIsUploadedInThreeSteps() {
        JsonObject begun = call("files.getUploadURLExternal", Map.of("filename", "a.txt", "length", "5"));
        String path = URI.create(begun.getString("upload_url")).getPath();
        Caller anybody = new Caller(simulators.baseUri());
        assertThat(anybody.send("POST", path, "hello").body()).isEqualTo("OK - 5");
        String files = "[{\"id\":\"" + begun.getString("file_id") + "\",\"title\":\"A\"}]";
        assertThat(call("files.completeUploadExternal", Map.of("files", files, "channel_id", general))
                        .getBoolean("ok"))
                .isTrue();
        assertThat(slack.messages(AURORA, "general")).hasSize(1);
        assertThat(error("files.completeUploadExternal", Map.of("files", "[{\"id\":\"F0\"}]")))
                .isEqualTo("file_not_found");
    }

    @Test
    void personIsFoundByAddressAndWrittenTo() {
        JsonObject user = call("users.lookupByEmail", Map.of("email", "Grace@aurora.example"))
                .getJsonObject("user");
        JsonObject posted = call("chat.postMessage", Map.of("channel", user.getString("id"), "text", "hello"));
        assertThat(posted.getString("channel")).startsWith("D");
        assertThat(error("users.lookupByEmail", Map.of("email", "alan@borealis.example")))
                .isEqualTo("users_not_found");
    }

    @Test
    void limitIsPerMethodAndWorkspaceAndTellsWhenToComeAgain() {
        slack.set(
                "limits",
                Json.createObjectBuilder().add("conversations.list", 1).build());
        api.get("/conversations.list");
        HttpResponse<String> refused = api.get("/conversations.list");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(json(refused).getString("error")).isEqualTo("ratelimited");
        assertThat(api.get("/auth.test").statusCode()).isEqualTo(200);
        clock.advance(java.time.Duration.ofMinutes(1));
        assertThat(api.get("/conversations.list").statusCode()).isEqualTo(200);
    }
}
