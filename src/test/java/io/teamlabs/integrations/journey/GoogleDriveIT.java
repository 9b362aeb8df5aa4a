package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.google.drive.DriveSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's Drive, worked in through the service. */
class GoogleDriveIT {

    private static final String TYPE = "google_drive";
    private static final int SEVEN_MEBIBYTES = 7 * 1024 * 1024;

    private static final List<String> BAD_BODIES = List.of(
            "",
            "{",
            "[]",
            "{\"name\":7,\"kind\":\"folder\"}",
            "{\"name\":\"\\uD800\",\"kind\":\"folder\"}",
            "{\"name\":\"a\",\"kind\":\"file\"}",
            "{\"name\":\"a\",\"kind\":\"folder\",\"folder\":\"'\"}",
            "{\"with\":\"person\",\"role\":\"owner\"}",
            "{\"with\":\"person\",\"role\":\"reader\",\"email\":\"nobody\"}",
            "{\"with\":\"link\",\"role\":\"reader\",\"email\":\"a@example.com\"}",
            "{\"content\":\" \"}",
            "{\"action\":\"delete\"}");

    private static String files(Person person) {
        return "/api/v1/users/" + person.id() + "/google-drive/files";
    }

    private static Person connected(Running running) {
        Person person = Person.member(running, Person.AURORA);
        person.connect(TYPE);
        return person;
    }

    private static JsonObject good(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Caller.json(answer);
    }

    private static DriveSimulator drive(Running running) {
        return running.simulators().google().drive();
    }

    private static HttpResponse<String> upload(Person person, String query, String content) {
        return person.browser()
                .body("POST", files(person) + "/content?" + query, "text/plain", BodyPublishers.ofString(content));
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void filesAreMadeFoundReadAndThrownAway(ServerKind kind) {
        Person person = connected(Running.on(kind));
        Caller browser = person.browser();
        assertThat(good(browser.get(files(person)), 200).getJsonArray("files")).isEmpty();
        JsonObject folder = good(browser.post(files(person), "{\"name\":\"Ada's plans\",\"kind\":\"folder\"}"), 201);
        JsonObject file = good(upload(person, "name=plan.txt&folder=" + folder.getString("id"), "step one"), 201);
        assertThat(file.getString("folder")).isEqualTo(folder.getString("id"));
        assertThat(file.getInt("size")).isEqualTo(8);
        String path = files(person) + "/" + file.getString("id");
        assertThat(good(browser.get(files(person) + "?name=pla&folder=" + folder.getString("id")), 200)
                        .getJsonArray("files"))
                .hasSize(1);
        HttpResponse<String> content = browser.get(path + "/content");
        assertThat(content.body()).isEqualTo("step one");
        assertThat(content.headers().firstValue("Content-Disposition")).contains("attachment");
        HttpResponse<String> part =
                browser.send(browser.request(path + "/content").header("Range", "bytes=5-"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("one");
        assertThat(good(browser.json("PATCH", path, "{\"name\":\"plan B.txt\"}"), 200)
                        .getString("name"))
                .isEqualTo("plan B.txt");
        assertThat(browser.delete(path).statusCode()).isEqualTo(204);
        assertThat(good(browser.get(path), 200).getBoolean("trashed")).isTrue();
        assertThat(browser.delete(path + "?permanently=true").statusCode()).isEqualTo(204);
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("trap 16: an upload of seven mebibytes goes on after broken connections, and 308 is no redirect")
    void uploadGoesOnAfterBrokenConnections(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = connected(running);
        String content = "0123456".repeat(SEVEN_MEBIBYTES / 7);
        String name = "big-" + person.id();
        running.simulators()
                .google()
                .program(Fault.droppedBefore().on("PUT /google/www/upload").times(1));
        running.simulators()
                .google()
                .program(Fault.answerLost().on("PUT /google/www/upload").times(1));
        JsonObject file = good(upload(person, "name=" + name, content), 201);
        assertThat(file.getInt("size")).isEqualTo(SEVEN_MEBIBYTES);
        assertThat(drive(running).count(name)).isEqualTo(1);
        assertThat(person.browser()
                        .get(files(person) + "/" + file.getString("id") + "/content")
                        .body())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void uploadInPartsGoesToDrive(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = connected(running);
        String uploads = "/api/v1/users/" + person.id() + "/uploads";
        String content = "0123456789abcdef".repeat(SEVEN_MEBIBYTES / 16);
        String upload = good(
                        person.browser()
                                .post(uploads, "{\"size\":" + 2 * SEVEN_MEBIBYTES + ",\"mediaType\":\"text/plain\"}"),
                        201)
                .getString("id");
        for (int part = 0; part < 2; part++) {
            long start = (long) part * SEVEN_MEBIBYTES;
            String range = "bytes " + start + "-" + (start + SEVEN_MEBIBYTES - 1) + "/" + 2 * SEVEN_MEBIBYTES;
            good(
                    person.browser()
                            .send(person.browser()
                                    .request(uploads + "/" + upload)
                                    .header("Content-Range", range)
                                    .header("Content-Type", "application/octet-stream")
                                    .PUT(BodyPublishers.ofString(content))),
                    200);
        }
        running.simulators()
                .google()
                .program(Fault.brokenAfter(300_000).on("PUT /google/www/upload").times(3));
        JsonObject file = good(upload(person, "name=parts.txt&upload=" + upload, ""), 201);
        assertThat(file.getInt("size")).isEqualTo(2 * SEVEN_MEBIBYTES);
        assertThat(person.browser()
                        .get(files(person) + "/" + file.getString("id") + "/content")
                        .body())
                .isEqualTo(content + content);
        assertThat(person.browser().get(uploads + "/" + upload).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void sameKeyMakesOneFile(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = connected(running);
        String name = "once-" + person.id();
        String id = good(upload(person, "key=k1&name=" + name, "a"), 201).getString("id");
        assertThat(good(upload(person, "key=k1&name=" + name, "a"), 200).getString("id"))
                .isEqualTo(id);
        running.simulators()
                .google()
                .program(
                        Fault.answerLost().on("POST /google/www/drive/v3/files").times(1));
        good(person.browser().post(files(person), "{\"name\":\"f" + name + "\",\"kind\":\"folder\"}"), 201);
        assertThat(drive(running).count("f" + name)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void filesAreSharedWithPeopleAndByLink(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = connected(running);
        Caller browser = person.browser();
        String file = good(upload(person, "name=shared.txt", "hello"), 201).getString("id");
        String shares = files(person) + "/" + file + "/shares";
        int mails = drive(running).notifications().size();
        JsonObject grace = good(
                browser.post(
                        shares,
                        "{\"with\":\"person\",\"email\":\"grace@example.com\",\"role\":\"commenter\",\"notify\":false}"),
                201);
        assertThat(drive(running).notifications()).hasSize(mails);
        assertThat(grace.getString("email")).isEqualTo("grace@example.com");
        good(browser.post(shares, "{\"with\":\"link\",\"role\":\"reader\"}"), 201);
        String stranger = "{\"with\":\"person\",\"email\":\"new@elsewhere.example\",\"role\":\"reader\"";
        assertThat(good(browser.post(shares, stranger + "}"), 400).getString("field"))
                .isEqualTo("notify");
        good(browser.post(shares, stranger + ",\"notify\":true,\"message\":\"Have a look\"}"), 201);
        assertThat(drive(running).notifications()).contains("new@elsewhere.example: Have a look");
        assertThat(good(browser.get(shares), 200)
                        .getJsonArray("shares")
                        .getValuesAs((JsonObject share) -> share.getString("with") + " " + share.getString("role")))
                .containsExactly("person owner", "person commenter", "link reader", "person reader");
        assertThat(browser.delete(shares + "/" + grace.getString("id")).statusCode())
                .isEqualTo(204);
        assertThat(good(browser.get(shares), 200).getJsonArray("shares")).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void documentsAreDiscussed(ServerKind kind) {
        Person person = connected(Running.on(kind));
        Caller browser = person.browser();
        String document = good(browser.post(files(person), "{\"name\":\"Charter\",\"kind\":\"document\"}"), 201)
                .getString("id");
        String comments = files(person) + "/" + document + "/comments";
        String comment = good(browser.post(comments, "{\"content\":\"Why this?\",\"quote\":\"§ 1\"}"), 201)
                .getString("id");
        good(
                browser.post(comments + "/" + comment + "/replies", "{\"content\":\"Agreed\",\"action\":\"resolve\"}"),
                201);
        JsonObject shown =
                good(browser.get(comments), 200).getJsonArray("comments").getJsonObject(0);
        assertThat(shown.getBoolean("resolved")).isTrue();
        assertThat(shown.getString("quote")).isEqualTo("§ 1");
        assertThat(shown.getJsonArray("replies").getJsonObject(0).getString("action"))
                .isEqualTo("resolve");
        assertThat(browser.delete(comments + "/" + comment).statusCode()).isEqualTo(204);
        assertThat(browser.get(files(person) + "/" + document + "/content?as=application/pdf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(good(browser.get(files(person) + "/" + document + "/content"), 400)
                        .getString("field"))
                .isEqualTo("as");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void changesAreToldSinceACursorAndRecoverFromALostOne(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = connected(running);
        String changes = files(person) + "/changes";
        String cursor = good(person.browser().get(changes), 200).getString("next");
        String file = good(upload(person, "name=news.txt", "news"), 201).getString("id");
        JsonObject told = good(person.browser().get(changes + "?cursor=" + cursor), 200);
        assertThat(told.getJsonArray("changes").getValuesAs((JsonObject change) -> change.getString("fileId")))
                .containsExactly(file);
        assertThat(told.getBoolean("reset")).isFalse();
        JsonObject anew = good(person.browser().get(changes + "?cursor=1"), 200);
        assertThat(anew.getBoolean("reset")).isTrue();
        assertThat(good(person.browser().get(changes + "?cursor=" + anew.getString("next")), 200)
                        .getBoolean("reset"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void missingScopeIsToldWithTheCallThatAsksForIt(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        running.simulators().google().consentOnly(Set.of());
        try {
            person.connect(TYPE);
        } finally {
            running.simulators().google().consentOnly(null);
        }
        JsonObject problem = good(person.browser().get(files(person)), 403);
        assertThat(problem.getString("type")).endsWith("missing-scope");
        assertThat(problem.getJsonArray("missingScopes").getString(0)).endsWith("drive.file");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: bad bodies, ids and parameters at every call of a connected Drive")
    void badInputIsRefusedWithTheField(ServerKind kind) {
        Person person = connected(Running.on(kind));
        String file = good(upload(person, "name=a.txt", "a"), 201).getString("id");
        SoftAssertions softly = new SoftAssertions();
        for (Endpoint call : GoogleDriveEndpoints.all()) {
            for (String id : List.of(file, "no.id", "%00", "a".repeat(3000), "unknown")) {
                String path = call.template()
                        .replace("{userId}", person.id())
                        .replace("{fileId}", id)
                        .replaceAll("\\{\\w+Id}", "no.id");
                for (String query :
                        List.of("", "?limit=0", "?cursor=%00", "?cursor=AAAA", "?folder='", "?as=x", "?name=")) {
                    for (String body : call.body().isEmpty() ? List.of("") : BAD_BODIES) {
                        if (call.method().equals("DELETE") && id.equals(file)) {
                            continue;
                        }
                        HttpResponse<String> answer = person.browser().json(call.method(), path + query, body);
                        softly.assertThat(answer.statusCode())
                                .as(call.method() + " " + path + query + " " + body + " " + answer.body())
                                .isLessThan(500);
                    }
                }
            }
        }
        softly.assertAll();
    }
}
