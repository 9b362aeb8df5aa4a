package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriveSimulatorTest {
    private static final String ALL_FILES = "https://www.googleapis.com/auth/drive.readonly";
    private static final int BLOCK = 256 * 1024;
    private static final String FOLDER = "\"mimeType\":\"application/vnd.google-apps.folder\"";

    private final TestClock clock = new TestClock();
    private Simulators simulators;
    private DriveClient ada;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(clock));
    }

    @BeforeEach
    void reset() {
        simulators.reset();
        ada = new DriveClient(simulators, "ada@example.com", DriveClient.FILE_SCOPE);
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return json(list).getJsonArray("files").getValuesAs((JsonObject file) -> file.getString("name"));
    }

    private static void expect(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)
                        .getJsonObject("error")
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("reason"))
                .isEqualTo(reason);
    }

    @Test
    void searchUnderstandsTheQueries() {
        String folder = ada.create("{\"name\":\"Plans\"," + FOLDER + "}");
        ada.create("{\"name\":\"Ada's plan\",\"parents\":[\"" + folder + "\"],\"appProperties\":{\"key\":\"a'b\"}}");
        ada.create("{\"name\":\"Budget\"}");
        assertThat(names(ada.search("'" + folder + "' in parents"))).containsExactly("Ada's plan");
        assertThat(names(ada.search("'root' in parents"))).containsExactlyInAnyOrder("Plans", "Budget");
        assertThat(names(ada.search("name = 'Ada\\'s plan'"))).containsExactly("Ada's plan");
        assertThat(names(ada.search("name contains 'pla' and not mimeType = 'application/vnd.google-apps.folder'")))
                .containsExactly("Ada's plan");
        assertThat(names(ada.search("name contains 'lan'"))).isEmpty();
        assertThat(names(ada.search("appProperties has { key='key' and value='a\\'b' } and trashed = false")))
                .containsExactly("Ada's plan");
        expect(ada.search("name ~ 'x'"), 400, "invalid");
        expect(ada.search("name = 'x"), 400, "invalid");
    }

    @Test
    void listsComeAPageAtATimeAndInOrder() {
        List.of("c", "a", "b").forEach(name -> ada.create("{\"name\":\"" + name + "\"}"));
        HttpResponse<String> first = ada.get("/drive/v3/files?pageSize=2&orderBy=name");
        assertThat(names(first)).containsExactly("a", "b");
        String token = json(first).getString("nextPageToken");
        HttpResponse<String> second = ada.get("/drive/v3/files?pageSize=2&orderBy=name&pageToken=" + token);
        assertThat(names(second)).containsExactly("c");
        assertThat(json(second)).doesNotContainKey("nextPageToken");
        expect(ada.get("/drive/v3/files?pageSize=2&pageToken=" + token), 400, "invalid");
    }

    @Test
    void fileScopeSeesOnlyWhatTheClientMade() {
        String foreign =
                simulators.google().drive().addForeignFile(simulators.google().signedIn(), "diary.txt", "Dear diary");
        expect(ada.get("/drive/v3/files/" + foreign), 404, "notFound");
        DriveClient reader = new DriveClient(simulators, "ada@example.com", ALL_FILES);
        assertThat(reader.download(foreign, "").body()).isEqualTo("Dear diary");
        expect(reader.post("/drive/v3/files", "{\"name\":\"x\"}"), 403, "insufficientPermissions");
        DriveClient calendar =
                new DriveClient(simulators, "ada@example.com", "https://www.googleapis.com/auth/calendar.events");
        expect(calendar.get("/drive/v3/files"), 403, "insufficientPermissions");
    }

    @Test
    void resumableUploadKeepsWholeBlocksAndGoesOnFromThere() {
        String content = "x".repeat(BLOCK) + "y".repeat(100);
        String session = ada.begin("big.pdf", content.length())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> probe = DriveClient.put(session, "bytes */" + content.length(), "");
        assertThat(probe.statusCode()).isEqualTo(308);
        assertThat(probe.headers().firstValue("Range")).isEmpty();
        HttpResponse<String> part = DriveClient.put(
                session, "bytes 0-" + (BLOCK + 49) + "/" + content.length(), content.substring(0, BLOCK + 50));
        assertThat(part.statusCode()).isEqualTo(308);
        assertThat(part.headers().firstValue("Range")).contains("bytes=0-" + (BLOCK - 1));
        HttpResponse<String> last = DriveClient.put(
                session,
                "bytes " + BLOCK + "-" + (content.length() - 1) + "/" + content.length(),
                content.substring(BLOCK));
        assertThat(json(last).getString("name")).isEqualTo("big.pdf");
        String id = json(last).getString("id");
        assertThat(ada.download(id, "").body()).isEqualTo(content);
        HttpResponse<String> again = DriveClient.put(session, "bytes */" + content.length(), "");
        assertThat(json(again).getString("id")).isEqualTo(id);
    }

    @Test
    void uploadSessionsEndAfterAWeek() {
        String session =
                ada.begin("old.pdf", 10).headers().firstValue("Location").orElseThrow();
        clock.advance(Duration.ofDays(8));
        assertThat(DriveClient.put(session, "bytes */10", "").statusCode()).isEqualTo(404);
    }

    @Test
    void downloadsGoOnFromAByte() {
        String id = json(ada.multipart("a.pdf", "0123456789")).getString("id");
        HttpResponse<String> part = ada.download(id, "bytes=4-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4-9/10");
        assertThat(part.body()).isEqualTo("456789");
        String folder = ada.create("{\"name\":\"f\"," + FOLDER + "}");
        expect(ada.download(folder, ""), 403, "fileNotDownloadable");
    }

    @Test
    void promisedIdMakesAFileOnce() {
        String id = ((JsonString) json(ada.get("/drive/v3/files/generateIds?count=1"))
                        .getJsonArray("ids")
                        .get(0))
                .getString();
        String metadata = "{\"name\":\"once\",\"id\":\"" + id + "\"}";
        assertThat(ada.create(metadata)).isEqualTo(id);
        expect(ada.post("/drive/v3/files", metadata), 409, "fileIdInUse");
    }

    @Test
    void sharesLetOthersInByRole() {
        String id = ada.create("{\"name\":\"shared\"}");
        DriveClient grace = new DriveClient(simulators, "grace@example.com", ALL_FILES, DriveClient.FILE_SCOPE);
        String path = "/drive/v3/files/" + id;
        expect(grace.get(path), 404, "notFound");
        ada.post(
                path + "/permissions?sendNotificationEmail=false",
                "{\"type\":\"user\",\"role\":\"reader\",\"emailAddress\":\"grace@example.com\"}");
        assertThat(simulators.google().drive().notifications()).isEmpty();
        assertThat(grace.get(path).statusCode()).isEqualTo(200);
        expect(grace.send("PATCH", path, "{\"name\":\"mine\"}"), 403, "insufficientFilePermissions");
        expect(
                ada.post(
                        path + "/permissions?sendNotificationEmail=false",
                        "{\"type\":\"user\",\"role\":\"reader\",\"emailAddress\":\"nobody@elsewhere.example\"}"),
                400,
                "invalidSharingRequest");
        assertThat(ada.send("DELETE", path + "/permissions/110169484474386276335", "")
                        .statusCode())
                .isEqualTo(204);
        expect(grace.get(path), 404, "notFound");
    }

    @Test
    void commentsWantFieldsAndAreResolvedByAReply() {
        String path = "/drive/v3/files/" + ada.create("{\"name\":\"text\"}") + "/comments";
        expect(ada.post(path, "{\"content\":\"Why?\"}"), 400, "required");
        String comment =
                json(ada.post(path + "?fields=id", "{\"content\":\"Why?\"}")).getString("id");
        ada.post(path + "/" + comment + "/replies?fields=*", "{\"action\":\"resolve\"}");
        JsonObject shown =
                json(ada.get(path + "?fields=*")).getJsonArray("comments").getJsonObject(0);
        assertThat(shown.getBoolean("resolved")).isTrue();
        assertThat(shown.getJsonArray("replies")).hasSize(1);
    }

    @Test
    void changesAreToldSinceAToken() {
        String token = json(ada.get("/drive/v3/changes/startPageToken")).getString("startPageToken");
        String id = ada.create("{\"name\":\"new\"}");
        ada.send("DELETE", "/drive/v3/files/" + ada.create("{\"name\":\"gone\"}"), "");
        JsonObject changes = json(ada.get("/drive/v3/changes?pageToken=" + token));
        assertThat(changes.getJsonArray("changes").getValuesAs((JsonObject change) -> change.getBoolean("removed")))
                .containsExactly(false, true);
        assertThat(changes.getJsonArray("changes").getJsonObject(0).getString("fileId"))
                .isEqualTo(id);
        simulators.google().drive().forgetOldChanges();
        expect(ada.get("/drive/v3/changes?pageToken=" + token), 400, "invalid");
    }

    @Test
    void fullDriveRefusesMore() {
        simulators.google().drive().quota(5);
        expect(ada.multipart("a.pdf", "0123456789"), 403, "storageQuotaExceeded");
        expect(ada.begin("b.pdf", 10), 403, "storageQuotaExceeded");
    }
}
