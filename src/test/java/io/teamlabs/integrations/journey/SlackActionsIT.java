package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What TeamLabs does in a person's Slack, on both servers. */
class SlackActionsIT {

    private static final String TEAM = "T0AURORA1";

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName(
            "bar 8: who is not in a channel is told so; joining takes a consent of its own, which the answer names")
    void channelsAreListedAndJoined(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        person.connect("slack");
        SlackSimulator slack = running.simulators().slack();
        String atlas = slack.channelId(TEAM, "project-atlas");
        JsonObject channels = ok(person.browser().get(path(person, "channels?limit=2")));
        assertThat(channels.getJsonArray("channels")).hasSize(2);
        assertThat(channels.getString("next")).isNotEmpty();

        HttpResponse<String> outside = post(person, "messages", message(atlas, "x"));
        assertThat(outside.statusCode()).isEqualTo(409);
        assertThat(Caller.json(outside).getString("field")).isEqualTo("channel");
        HttpResponse<String> lacking = post(person, "messages", message(atlas, "x", "\"join\":true"));
        assertThat(lacking.statusCode()).isEqualTo(403);
        JsonObject call = Caller.json(lacking).getJsonObject("authorization");
        assertThat(call.getJsonObject("body").getJsonArray("capabilities").getString(0))
                .isEqualTo("joining");

        consent(person, call.getString("path"), "joining");
        JsonObject posted =
                created(post(person, "messages", message(atlas, "joined by " + person.id(), "\"join\":true")));
        assertThat(posted.getString("channel")).isEqualTo(atlas);
        assertThat(slack.messages(TEAM, "project-atlas")).contains("joined by " + person.id());
    }

    /** Asks for more, and allows it on the vendor's page. */
    private static void consent(Person person, String path, String capability) {
        HttpResponse<String> begun = person.browser()
                .post(
                        path,
                        "{\"returnUrl\":\"" + person.browser().base() + "/\",\"capabilities\":[\"" + capability
                                + "\"]}");
        String start = created(begun).getString("authorizationUrl");
        person.arrive(person.allow("slack", person.open(start)));
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: messages are posted, scheduled, cancelled and sent to one person in the person's name")
    void messagesArePosted(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        person.connect("slack");
        SlackSimulator slack = running.simulators().slack();
        String general = slack.channelId(TEAM, "general");
        String text = "hello from " + person.id();
        String keyed = message(general, text, "\"key\":\"build-7\"");
        String ts = created(post(person, "messages", keyed)).getString("ts");
        assertThat(created(post(person, "messages", keyed)).getString("ts")).isEqualTo(ts);
        assertThat(slack.messages(TEAM, "general")).containsOnlyOnce(text);

        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        JsonObject scheduled = created(
                post(person, "messages/scheduled", message(general, "later", "\"postAt\":\"" + tomorrow + "\"")));
        assertThat(scheduled.getString("postAt")).startsWith(tomorrow.toString().replace("Z", ""));
        assertThat(ok(person.browser().get(path(person, "messages/scheduled")))
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(scheduled.getString("id"));
        String cancel = path(person, "messages/scheduled/" + scheduled.getString("id") + "?channel=" + general);
        assertThat(person.browser().delete(cancel).statusCode()).isEqualTo(204);
        assertThat(person.browser().delete(cancel).statusCode()).isEqualTo(404);

        JsonObject direct =
                created(post(person, "messages/direct", "{\"email\":\"grace@aurora.example\",\"text\":\"psst\"}"));
        assertThat(direct.getJsonObject("user").getString("name")).isEqualTo("Grace Hopper");
        assertThat(slack.messages(TEAM, direct.getString("channel"))).contains("psst");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: a file goes into a channel once that is allowed")
    void filesAreUploaded(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        person.connect("slack");
        String general = running.simulators().slack().channelId(TEAM, "general");
        String target = path(person, "channels/" + general + "/files/content?name=a.txt&comment=of%20" + person.id());
        assertThat(upload(person, target).statusCode()).isEqualTo(403);
        consent(person, person.path("slack") + "/authorization", "files");
        JsonObject file = created(upload(person, target));
        assertThat(file.getString("name")).isEqualTo("a.txt");
        assertThat(running.simulators().slack().messages(TEAM, "general")).contains("of " + person.id());
    }

    private static HttpResponse<String> upload(Person person, String target) {
        return person.browser().body("POST", target, "text/plain", BodyPublishers.ofString("hello"));
    }

    private static String message(String channel, String text, String... more) {
        String rest = more.length == 0 ? "" : "," + String.join(",", more);
        return "{\"channel\":\"" + channel + "\",\"text\":\"" + text + "\"" + rest + "}";
    }

    private static String path(Person person, String below) {
        return "/api/v1/users/" + person.id() + "/slack/" + below;
    }

    private static HttpResponse<String> post(Person person, String below, String json) {
        return person.browser().post(path(person, below), json);
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer);
    }

    private static JsonObject created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Caller.json(answer);
    }
}
