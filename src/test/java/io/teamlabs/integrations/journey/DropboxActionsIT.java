package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What TeamLabs does in a person's Dropbox, on both servers. */
class DropboxActionsIT {

    private static final String BYTES = "application/octet-stream";
    private static final int PART = 8 * 1024 * 1024;

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: files are uploaded, listed, shared, downloaded and deleted in the person's name")
    void filesAreWorkedWith(ServerKind kind) {
        Person person = Person.member(Running.on(kind), Person.AURORA);
        person.connect("dropbox");

        JsonObject folder = created(person.browser().post(path(person, "/folders"), "{\"path\":\"/Reports\"}"));
        assertThat(folder.getString("kind")).isEqualTo("folder");
        JsonObject file = created(upload(person, "/Reports/Über.txt", "hello"));
        assertThat(file.getInt("size")).isEqualTo(5);
        assertThat(upload(person, "/Reports/Über.txt", "other").statusCode()).isEqualTo(409);

        JsonObject listing = ok(person.browser().get(path(person, "?path=/Reports")));
        assertThat(listing.getJsonArray("entries").getJsonObject(0).getString("path"))
                .isEqualTo("/Reports/Über.txt");
        assertThat(listing.isNull("next")).isTrue();

        HttpResponse<String> content = person.browser().get(path(person, "/content?path=" + file.getString("id")));
        assertThat(content.body()).isEqualTo("hello");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename*=UTF-8''%C3%9Cber.txt");

        String share = "{\"path\":\"" + file.getString("path") + "\"}";
        JsonObject link = created(person.browser().post(path(person, "/links"), share));
        HttpResponse<String> again = person.browser().post(path(person, "/links"), share);
        assertThat(ok(again).getString("url")).isEqualTo(link.getString("url"));
        assertThat(ok(again).getBoolean("existing")).isTrue();

        ok(person.browser().delete(path(person, "?path=/Reports")));
        assertThat(person.browser().get(path(person, "?path=/Reports")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 25: changes are followed by cursor, waited for, and listed anew once the cursor is reset")
    void changesAreFollowed(ServerKind kind) {
        Person person = Person.member(Running.on(kind), Person.AURORA);
        person.connect("dropbox");
        DropboxSimulator dropbox = Running.on(kind).simulators().dropbox();
        String account = person.account("dropbox");
        dropbox.put(account, "/a.txt", "one");
        JsonObject first = ok(person.browser().get(path(person, "/changes")));
        assertThat(names(first)).containsExactly("/a.txt");

        dropbox.set("longpollSeconds", Json.createValue(0.1));
        String cursor = first.getString("cursor");
        assertThat(ok(person.browser().get(path(person, "/changes/wait?cursor=" + cursor)))
                        .getBoolean("changes"))
                .isFalse();
        dropbox.put(account, "/b.txt", "two");
        assertThat(ok(person.browser().get(path(person, "/changes/wait?cursor=" + cursor)))
                        .getBoolean("changes"))
                .isTrue();
        JsonObject second = ok(person.browser().get(path(person, "/changes?cursor=" + cursor)));
        assertThat(names(second)).containsExactly("/b.txt");
        assertThat(second.getBoolean("reset")).isFalse();

        dropbox.resetCursors();
        JsonObject anew = ok(person.browser().get(path(person, "/changes?cursor=" + second.getString("cursor"))));
        assertThat(anew.getBoolean("reset")).isTrue();
        assertThat(names(anew)).containsExactly("/a.txt", "/b.txt");
        JsonObject now = ok(person.browser().get(path(person, "/changes?from=now")));
        assertThat(names(now)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: more than ten megabytes come in parts, and less in the wrong way is refused")
    void largeContentComesInParts(ServerKind kind) {
        Person person = Person.member(Running.on(kind), Person.AURORA);
        person.connect("dropbox");
        int size = PART + 1000;
        String uploads = "/api/v1/users/" + person.id() + "/uploads";
        String upload = created(person.browser().post(uploads, "{\"size\":" + size + "}"))
                .getString("id");
        part(person, uploads + "/" + upload, 0, PART, size);
        String commit = "{\"path\":\"/big.bin\",\"upload\":\"" + upload + "\"}";
        assertThat(person.browser().post(path(person, ""), commit).statusCode()).isEqualTo(409);
        part(person, uploads + "/" + upload, PART, 1000, size);
        JsonObject file = created(person.browser().post(path(person, ""), commit));
        assertThat(file.getInt("size")).isEqualTo(size);
        assertThat(person.browser().get(uploads + "/" + upload).statusCode()).isEqualTo(404);
    }

    private static void part(Person person, String upload, int from, int length, int size) {
        byte[] bytes = new byte[length];
        HttpResponse<String> answer = person.browser()
                .send(person.browser()
                        .request(upload)
                        .header("Content-Type", BYTES)
                        .header("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + size)
                        .PUT(BodyPublishers.ofByteArray(bytes)));
        assertThat(ok(answer).getInt("received")).isEqualTo(from + length);
    }

    private static String path(Person person, String below) {
        return "/api/v1/users/" + person.id() + "/dropbox/files" + below;
    }

    private static HttpResponse<String> upload(Person person, String path, String text) {
        String target = path(person, "/content?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        return person.browser().body("PUT", target, BYTES, BodyPublishers.ofString(text));
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("path"))
                .toList();
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
