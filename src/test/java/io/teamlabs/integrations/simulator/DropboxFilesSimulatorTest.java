package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropboxFilesSimulatorTest {
    private static final Set<String> SCOPES = Set.of(
            "account_info.read",
            "files.metadata.read",
            "files.content.read",
            "files.content.write",
            "sharing.read",
            "sharing.write");

    private Simulators simulators;
    private DropboxSimulator dropbox;
    private Caller api;
    private Caller content;
    private Caller notify;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(new TestClock()));
        dropbox = simulators.dropbox();
    }

    @BeforeEach
    void reset() {
        simulators.reset();
        String token = dropbox.issueTokensFor("ada@box.example", SCOPES).accessToken();
        api = at("/dropbox/api/2/files").bearer(token).with("Content-Type", "application/json");
        content = at("/dropbox/content/2/files").bearer(token);
        notify = at("/dropbox/notify/2/files").with("Content-Type", "application/json");
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private Caller at(String path) {
        return new Caller(URI.create(simulators.baseUri() + path));
    }

    private HttpResponse<String> rpc(String route, String argument) {
        return api.send("POST", "/" + route, argument);
    }

    private HttpResponse<String> upload(String route, String argument, String body) {
        return content.with("Dropbox-API-Arg", argument)
                .with("Content-Type", "application/octet-stream")
                .send("POST", "/" + route, body);
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString(".tag") + " " + entry.getString("name"))
                .toList();
    }

    @Test
    void uploadedFileIsListedAndComesBack() {
        JsonObject file = json(upload("upload", "{\"path\":\"/Notes/a\\u00e9.txt\"}", "hello"));
        assertThat(file.getString("path_lower")).isEqualTo("/notes/aé.txt");
        assertThat(file).doesNotContainKey(".tag");
        assertThat(names(json(rpc("list_folder", "{\"path\":\"\",\"recursive\":true}"))))
                .containsExactly("folder Notes", "file aé.txt");

        HttpResponse<String> back = content.with("Dropbox-API-Arg", "{\"path\":\"" + file.getString("id") + "\"}")
                .send("POST", "/download", "");
        assertThat(back.body()).isEqualTo("hello");
        assertThat(back.headers().firstValue("Dropbox-API-Result").orElseThrow())
                .contains("a\\u00e9.txt", file.getString("content_hash"));
    }

    @Test
    void whatIsInTheWayIsAConflictUnlessItIsTheSame() {
        upload("upload", "{\"path\":\"/a.txt\"}", "one");
        assertThat(upload("upload", "{\"path\":\"/A.TXT\"}", "one").statusCode())
                .isEqualTo(200);
        JsonObject refused = json(upload("upload", "{\"path\":\"/a.txt\"}", "two"));
        assertThat(refused.getJsonObject("error").getJsonObject("reason").getString(".tag"))
                .isEqualTo("conflict");
        assertThat(json(upload("upload", "{\"path\":\"/a.txt\",\"autorename\":true}", "two"))
                        .getString("name"))
                .isEqualTo("a (1).txt");
        assertThat(json(upload("upload", "{\"path\":\"/a.txt\",\"mode\":\"overwrite\"}", "two"))
                        .getString("name"))
                .isEqualTo("a.txt");
        assertThat(dropbox.text("ada@box.example", "/a.txt")).hasValue("two");
    }

    @Test
    void sessionTellsWhereItStands() {
        String session = json(upload("upload_session/start", "{}", "ab")).getString("session_id");
        String wrong = "{\"cursor\":{\"session_id\":\"" + session + "\",\"offset\":0}}";
        JsonObject error = json(upload("upload_session/append_v2", wrong, "cd")).getJsonObject("error");
        assertThat(error.getString(".tag")).isEqualTo("incorrect_offset");
        assertThat(error.getInt("correct_offset")).isEqualTo(2);
        String right = wrong.replace("\"offset\":0", "\"offset\":2");
        assertThat(upload("upload_session/append_v2", right, "cd").body()).isEqualTo("null");
        String commit = "{\"cursor\":{\"session_id\":\"" + session
                + "\",\"offset\":4},\"commit\":{\"path\":\"/s.txt\",\"mode\":\"add\"}}";
        assertThat(json(upload("upload_session/finish", commit, "e")).getInt("size"))
                .isEqualTo(5);
        assertThat(dropbox.text("ada@box.example", "/s.txt")).hasValue("abcde");
        assertThat(json(upload("upload_session/finish", commit, ""))
                        .getJsonObject("error")
                        .getJsonObject("lookup_failed")
                        .getString(".tag"))
                .isEqualTo("not_found");
    }

    @Test
    void wrongContentHashIsRefused() {
        String argument = "{\"path\":\"/a.txt\",\"content_hash\":\"" + "0".repeat(64) + "\"}";
        assertThat(json(upload("upload", argument, "one")).getString("error_summary"))
                .startsWith("content_hash_mismatch/");
    }

    @Test
    void cursorTellsWhatChangedUntilItIsReset() {
        dropbox.put("ada@box.example", "/a.txt", "one");
        JsonObject listing = json(rpc("list_folder", "{\"path\":\"\",\"limit\":1}"));
        assertThat(listing.getBoolean("has_more")).isFalse();
        String next = "{\"cursor\":\"" + listing.getString("cursor") + "\"}";
        assertThat(names(json(rpc("list_folder/continue", next)))).isEmpty();
        dropbox.put("ada@box.example", "/b.txt", "two");
        dropbox.delete("ada@box.example", "/a.txt");
        JsonObject first = json(rpc("list_folder/continue", next));
        assertThat(names(first)).containsExactly("file b.txt");
        assertThat(first.getBoolean("has_more")).isTrue();
        String second = "{\"cursor\":\"" + first.getString("cursor") + "\"}";
        assertThat(names(json(rpc("list_folder/continue", second)))).containsExactly("deleted a.txt");
        dropbox.resetCursors();
        HttpResponse<String> reset = rpc("list_folder/continue", next);
        assertThat(reset.statusCode()).isEqualTo(409);
        assertThat(json(reset).getJsonObject("error").getString(".tag")).isEqualTo("reset");
    }

    @Test
    void longpollWantsNoTokenAndWakesAtAChange() throws Exception {
        String cursor = json(rpc("list_folder", "{\"path\":\"\"}")).getString("cursor");
        String argument = "{\"cursor\":\"" + cursor + "\",\"timeout\":30}";
        assertThat(notify.bearer("sl.u.x")
                        .send("POST", "/list_folder/longpoll", argument)
                        .statusCode())
                .isEqualTo(400);
        Thread change = new Thread(() -> dropbox.put("ada@box.example", "/late.txt", "x"));
        change.start();
        assertThat(json(notify.send("POST", "/list_folder/longpoll", argument)).getBoolean("changes"))
                .isTrue();
        change.join();
    }

    @Test
    void secondLinkIsToldOfTheFirst() {
        dropbox.put("ada@box.example", "/a.txt", "one");
        Caller sharing = at("/dropbox/api/2/sharing")
                .bearer(dropbox.issueTokensFor("ada@box.example", SCOPES).accessToken())
                .with("Content-Type", "application/json");
        String create = "/create_shared_link_with_settings";
        String url = json(sharing.send("POST", create, "{\"path\":\"/a.txt\"}")).getString("url");
        HttpResponse<String> again = sharing.send("POST", create, "{\"path\":\"/a.txt\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains(url);
        dropbox.set("tellsExistingLinks", jakarta.json.JsonValue.FALSE);
        assertThat(sharing.send("POST", create, "{\"path\":\"/a.txt\"}").body()).doesNotContain(url);
        assertThat(sharing.send("POST", "/list_shared_links", "{\"path\":\"/a.txt\",\"direct_only\":true}")
                        .body())
                .contains(url);
    }

    @Test
    void argumentsAreCheckedInPlainText() {
        for (String argument : List.of(
                "{", "{}", "{\"path\":7}", "{\"path\":\"/\"}", "{\"path\":\"no-slash\"}", "{\"path\":\"\",\"x\":1}")) {
            HttpResponse<String> refused = rpc("list_folder", argument);
            assertThat(refused.statusCode()).as(argument).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            assertThat(refused.body()).startsWith("Error in call to API function \"files/list_folder\": ");
        }
    }

    @Test
    void inspectorShowsTheFiles() {
        dropbox.put("ada@box.example", "/a.txt", "one");
        assertThat(dropbox.holdings()
                        .getJsonObject("files")
                        .getJsonArray("ada@box.example")
                        .getValuesAs(JsonString::getString))
                .containsExactly("/a.txt (3 bytes)");
    }
}
