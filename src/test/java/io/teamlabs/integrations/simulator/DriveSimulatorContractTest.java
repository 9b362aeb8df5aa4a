package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriveSimulatorContractTest {
    private static final String SHARE =
            "{\"type\":\"user\",\"role\":\"writer\",\"emailAddress\":\"grace@example.com\"}";

    private Simulators simulators;
    private DriveClient drive;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        drive = new DriveClient(simulators, "ada@example.com", DriveClient.FILE_SCOPE);
    }

    @AfterEach
    void holdAll() {
        try (Simulators ended = simulators) {
            VendorDescription description = VendorDescription.of("google/drive-v3.openapi-subset.json", "/google/www")
                    .withCommon("alt", "fields");
            assertThat(ended.google().calls("/drive/v3/")).isNotEmpty().allSatisfy(call -> {
                // What begins an upload is answered with a Location alone, which the description does not say.
                boolean begins = call.request().query().text("uploadType").equals("resumable");
                if (description.knows(call) && !begins) {
                    description.describesAnswer(call);
                }
            });
        }
    }

    private static Example example(String name) {
        return Example.of("google", name);
    }

    @Test
    void filesHaveTheVendorsShape() {
        example("drive.files.create.multipart").hasTheShapeOf(drive.multipart("report.pdf", "%PDF-1.4"));
        drive.multipart("report.pdf", "%PDF-1.5");
        example("drive.files.list")
                .hasTheShapeOf(drive.get("/drive/v3/files?pageSize=1&fields=kind,incompleteSearch,nextPageToken,"
                        + "files(kind,id,name,mimeType,parents,webViewLink,size,modifiedTime,md5Checksum)"));
    }

    @Test
    void resumableUploadGoesTheVendorsWay() {
        HttpResponse<String> begun = drive.begin("report.pdf", 4);
        String session = begun.headers().firstValue("Location").orElseThrow();
        assertThat(session).matches(".*/upload/drive/v3/files\\?uploadType=resumable&upload_id=[\\w-]+");
        example("drive.files.create.resumable")
                .hasTheShapeOf("/steps/3/response/body", DriveClient.put(session, "bytes 0-3/4", "%PDF"));
    }

    @Test
    void sharesHaveTheVendorsShape() {
        String path = "/drive/v3/files/" + drive.create("{\"name\":\"a\"}") + "/permissions";
        example("drive.permissions.create").hasTheShapeOf(drive.post(path + "?sendNotificationEmail=false", SHARE));
        drive.post(path, "{\"type\":\"anyone\",\"role\":\"reader\"}");
        example("drive.permissions.list").hasTheShapeOf(drive.get(path), "allowFileDiscovery");
    }

    @Test
    void changesHaveTheVendorsShape() {
        HttpResponse<String> token = drive.get("/drive/v3/changes/startPageToken");
        example("drive.changes.startPageToken").hasTheShapeOf(token);
        drive.create("{\"name\":\"a\"}");
        example("drive.changes.list")
                .hasTheShapeOf(
                        drive.get("/drive/v3/changes?pageToken="
                                + Caller.json(token).getString("startPageToken")),
                        "type");
    }

    @Test
    void aboutHasTheVendorsShape() {
        example("drive.about.get").hasTheShapeOf(drive.get("/drive/v3/about?fields=user,storageQuota"));
        assertThat(drive.get("/drive/v3/about").statusCode()).isEqualTo(400);
    }

    @Test
    void refusalsAreTheVendors() {
        example("error.401.authError")
                .isExactly(new Caller(URI.create(simulators.baseUri() + "/google/www"))
                        .bearer("ya29.unknown")
                        .get("/drive/v3/files"));
        DriveClient calendar =
                new DriveClient(simulators, "ada@example.com", "https://www.googleapis.com/auth/calendar.events");
        example("error.403.insufficientPermissions").isExactly(calendar.get("/drive/v3/files"));
        example("error.404.notFound").hasTheShapeOf(drive.get("/drive/v3/files/unknown"), "location", "locationType");
    }
}
